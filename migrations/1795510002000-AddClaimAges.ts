import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Somebody of the desk has yet to act. */
const WAITING = `,
    CASE WHEN claim.workflow_state IN ('CANDIDATE', 'READY', 'IN_REVIEW', 'NEEDS_ADJUDICATION')
        OR (claim.workflow_state = 'DECIDED' AND EXISTS (SELECT FROM verdict
          WHERE verdict.claim_id = claim.id AND verdict.state IN ('PROPOSED', 'APPROVED')))
      THEN claim.state_since END AS waiting_since`;

/** The board without rounds that measure a rater, and with the time since when a claim waits. */
const sourceOf = (changed: { gold: boolean; waiting: boolean }): string => `
  SELECT claim.id AS claim_id, claim.document_id, document.source_id, claim.created_at, claim.workflow_state,
    claim.editor_id, claim.claim_type, lower(claim.claimant) AS claimant_key, claim.language, claim.topics, to_tsvector('simple', claim.statement) AS words,
    placement.source_state, placement.source_state IS DISTINCT FROM 'CURRENT' AND NOT (placement.source_state = 'GONE' AND EXISTS (
      SELECT FROM verdict WHERE verdict.claim_id = claim.id AND verdict.basis = 'ARCHIVED_VERSION'
        AND verdict.state IN ('PROPOSED', 'APPROVED', 'PUBLISHED'))) AS stale,
    coalesce(running.slots - cardinality(running.holders), 0) AS free_slots,
    coalesce(running.holders, '{}') AS holders, running.due_at,
    (SELECT verdict.state FROM verdict
       WHERE verdict.claim_id = claim.id AND verdict.state IN ('PROPOSED', 'APPROVED')) AS pending_verdict,
    EXISTS (SELECT FROM verdict WHERE verdict.claim_id = claim.id AND verdict.state = 'PUBLISHED') AS published${changed.waiting ? WAITING : ''}
  FROM claim
  JOIN document ON document.id = claim.document_id
  LEFT JOIN LATERAL (
    SELECT claim_placement.source_state
    FROM claim_placement
    JOIN document_version ON document_version.id = claim_placement.document_version_id
    WHERE claim_placement.claim_id = claim.id
    ORDER BY document_version.number DESC LIMIT 1
  ) placement ON true
  LEFT JOIN LATERAL (
    SELECT (SELECT count(*)::int FROM round_slot WHERE round_slot.round_id = review_round.id) AS slots,
      (SELECT coalesce(array_agg(assignment.reviewer_id ORDER BY assignment.reviewer_id), '{}') FROM assignment
         WHERE assignment.round_id = review_round.id
           AND assignment.state IN ('OFFERED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED')) AS holders,
      (SELECT min(assignment.due_at) FROM assignment
         WHERE assignment.round_id = review_round.id
           AND assignment.state IN ('OFFERED', 'IN_PROGRESS', 'RETURNED')) AS due_at
    FROM review_round
    WHERE review_round.claim_id = claim.id AND review_round.status IN ('OPEN', 'COMPLETE')
      ${changed.gold ? 'AND review_round.gold_answer_id IS NULL' : ''}
  ) running ON true`;

const COLUMNS = `claim_id, document_id, source_id, created_at, workflow_state, editor_id, claim_type, claimant_key,
  language, topics, words, source_state, stale, free_slots, holders, due_at, pending_verdict, published`;

const refresh = (columns: string): string => {
  const names = columns.split(',').map((name) => name.trim());
  const changes = names.filter((name) => name !== 'claim_id').map((name) => `${name} = EXCLUDED.${name}`);
  return `CREATE OR REPLACE FUNCTION claim_board_refresh(claims uuid[]) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM FROM claim_board WHERE claim_id = ANY(claims) ORDER BY claim_id FOR UPDATE;
    INSERT INTO claim_board (${columns})
    SELECT ${columns} FROM claim_board_source WHERE claim_id = ANY(claims) ORDER BY claim_id
    ON CONFLICT (claim_id) DO UPDATE SET ${changes.join(', ')}
    WHERE claim_board IS DISTINCT FROM EXCLUDED;
  END $$`;
};

/** What of a claim shows on the board. */
const afterClaim = (columns: string): string => `
  CREATE OR REPLACE FUNCTION claim_board_after_claim() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE touched uuid[];
  BEGIN
    IF TG_OP = 'INSERT' THEN
      SELECT array_agg(DISTINCT id) INTO touched FROM new_rows;
    ELSE
      SELECT array_agg(DISTINCT changed.id) INTO touched
      FROM (SELECT ${columns} FROM new_rows EXCEPT SELECT ${columns} FROM old_rows) changed;
    END IF;
    IF touched IS NOT NULL THEN PERFORM claim_board_refresh(touched); END IF;
    RETURN NULL;
  END $$`;
const WATCHED =
  'id, document_id, created_at, workflow_state, editor_id, claim_type, claimant, language, topics, statement';

/** Every way into a state, in whatever statement, by the database's clock. */
const STATE_SINCE = `
  CREATE FUNCTION claim_state_since() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    NEW.state_since := now();
    RETURN NEW;
  END $$`;

/** How long claims have been where they are, for lists of what waits longest. */
export class AddClaimAges1795510002000 implements MigrationInterface {
  name = 'AddClaimAges1795510002000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE claim ADD state_since TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now()`);
    await queryRunner.query(`UPDATE claim SET state_since = coalesce((
      SELECT max(event.at) FROM audit_event event WHERE event.claim_id = claim.id AND event.entity_type = 'claim'
        AND event.to_state = claim.workflow_state AND event.from_state IS DISTINCT FROM event.to_state), claim.created_at)`);
    await queryRunner.query(STATE_SINCE);
    await queryRunner.query(`CREATE TRIGGER claim_state_since BEFORE UPDATE OF workflow_state ON claim FOR EACH ROW
      WHEN (OLD.workflow_state IS DISTINCT FROM NEW.workflow_state) EXECUTE FUNCTION claim_state_since()`);
    await queryRunner.query(`ALTER TABLE claim_board ADD waiting_since TIMESTAMP WITH TIME ZONE`);
    await queryRunner.query(`CREATE OR REPLACE VIEW claim_board_source AS ${sourceOf({ gold: true, waiting: true })}`);
    await queryRunner.query(refresh(`${COLUMNS}, waiting_since`));
    await queryRunner.query(afterClaim(`${WATCHED}, state_since`));
    await queryRunner.query(`UPDATE claim_board board SET waiting_since = source.waiting_since
      FROM claim_board_source source WHERE source.claim_id = board.claim_id`);
    await queryRunner.query(
      `CREATE INDEX claim_board_waiting_idx ON claim_board (waiting_since, claim_id) WHERE waiting_since IS NOT NULL`,
    );
    await queryRunner.query(`CREATE INDEX claim_board_state_waiting_idx
      ON claim_board (workflow_state, waiting_since, claim_id) WHERE waiting_since IS NOT NULL`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX claim_board_state_waiting_idx`);
    await queryRunner.query(`DROP INDEX claim_board_waiting_idx`);
    await queryRunner.query(afterClaim(WATCHED));
    await queryRunner.query(`DROP VIEW claim_board_source`);
    await queryRunner.query(`CREATE VIEW claim_board_source AS ${sourceOf({ gold: false, waiting: false })}`);
    await queryRunner.query(refresh(COLUMNS));
    await queryRunner.query(`ALTER TABLE claim_board DROP COLUMN waiting_since`);
    await queryRunner.query(`DROP TRIGGER claim_state_since ON claim`);
    await queryRunner.query(`DROP FUNCTION claim_state_since()`);
    await queryRunner.query(`ALTER TABLE claim DROP COLUMN state_since`);
  }
}
