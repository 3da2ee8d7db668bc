import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The board's columns before this migration, in their order. */
const OLD_COLUMNS = [
  'claim_id',
  'document_id',
  'source_id',
  'created_at',
  'workflow_state',
  'editor_id',
  'claim_type',
  'claimant_key',
  'language',
  'topics',
  'words',
  'source_state',
  'stale',
  'free_slots',
  'holders',
  'due_at',
  'pending_verdict',
  'published',
  'waiting_since',
];
const NEW_COLUMNS = ['urgent', 'queue_at', 'publish_at'];

/** In hours, because a year is not as long in every time zone: the view must say the same in all of them. */
const NEW_FACTS = `, claim.urgent,
    claim.created_at - CASE WHEN claim.urgent THEN interval '8766000 hours' ELSE interval '0' END AS queue_at,
    (SELECT verdict.publish_at FROM verdict
       WHERE verdict.claim_id = claim.id AND verdict.state = 'APPROVED') AS publish_at`;

const view = (facts: string): string => `CREATE VIEW claim_board_source AS
  SELECT claim.id AS claim_id, claim.document_id, document.source_id, claim.created_at, claim.workflow_state,
    claim.editor_id, claim.claim_type, lower(claim.claimant) AS claimant_key, claim.language, claim.topics, to_tsvector('simple', claim.statement) AS words,
    placement.source_state, placement.source_state IS DISTINCT FROM 'CURRENT' AND NOT (placement.source_state = 'GONE' AND EXISTS (
      SELECT FROM verdict WHERE verdict.claim_id = claim.id AND verdict.basis = 'ARCHIVED_VERSION'
        AND verdict.state IN ('PROPOSED', 'APPROVED', 'PUBLISHED'))) AS stale,
    coalesce(running.slots - cardinality(running.holders), 0) AS free_slots,
    coalesce(running.holders, '{}') AS holders, running.due_at,
    (SELECT verdict.state FROM verdict
       WHERE verdict.claim_id = claim.id AND verdict.state IN ('PROPOSED', 'APPROVED')) AS pending_verdict,
    EXISTS (SELECT FROM verdict WHERE verdict.claim_id = claim.id AND verdict.state = 'PUBLISHED') AS published,
    CASE WHEN claim.workflow_state IN ('CANDIDATE', 'READY', 'IN_REVIEW', 'NEEDS_ADJUDICATION')
        OR (claim.workflow_state = 'DECIDED' AND EXISTS (SELECT FROM verdict
          WHERE verdict.claim_id = claim.id AND verdict.state IN ('PROPOSED', 'APPROVED')))
      THEN claim.state_since END AS waiting_since${facts}
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
      AND review_round.gold_answer_id IS NULL
  ) running ON true`;

const refresh = (columns: readonly string[]): string => {
  const [, ...facts] = columns;
  return `CREATE OR REPLACE FUNCTION claim_board_refresh(claims uuid[]) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM FROM claim_board WHERE claim_id = ANY(claims) ORDER BY claim_id FOR UPDATE;
    INSERT INTO claim_board (${columns.join(', ')})
    SELECT ${columns.join(', ')}
    FROM claim_board_source WHERE claim_id = ANY(claims) ORDER BY claim_id
    ON CONFLICT (claim_id) DO UPDATE SET ${facts.map((name) => `${name} = EXCLUDED.${name}`).join(', ')}
    WHERE claim_board IS DISTINCT FROM EXCLUDED;
  END $$`;
};

/** What a trigger watches: a table's columns that show on the board, and the claims of its changed rows. */
const watch = (
  table: string,
  columns: string,
  claims: string,
): string => `CREATE OR REPLACE FUNCTION claim_board_after_${table}() RETURNS trigger LANGUAGE plpgsql AS $$
   DECLARE touched uuid[];
   BEGIN
     IF TG_OP = 'INSERT' THEN
       WITH changed AS (SELECT ${columns} FROM new_rows)
       SELECT array_agg(DISTINCT found.claim) INTO touched FROM (${claims}) AS found(claim);
     ELSE
       WITH changed AS (SELECT ${columns} FROM new_rows EXCEPT SELECT ${columns} FROM old_rows)
       SELECT array_agg(DISTINCT found.claim) INTO touched FROM (${claims}) AS found(claim);
     END IF;
     IF touched IS NOT NULL THEN PERFORM claim_board_refresh(touched); END IF;
     RETURN NULL;
   END $$`;

const CLAIM_COLUMNS =
  'id, document_id, created_at, workflow_state, editor_id, claim_type, claimant, language, topics, statement, state_since';
const OF_CLAIM = 'SELECT id FROM changed';
const VERDICT_COLUMNS = 'claim_id, state, basis';
const OF_VERDICT = 'SELECT claim_id FROM changed';

const UP = [
  `ALTER TABLE claim_board ADD urgent boolean NOT NULL DEFAULT false`,
  `ALTER TABLE claim_board ALTER urgent DROP DEFAULT`,
  `ALTER TABLE claim_board ADD queue_at TIMESTAMP WITH TIME ZONE`,
  `UPDATE claim_board SET queue_at = created_at`,
  `ALTER TABLE claim_board ALTER queue_at SET NOT NULL`,
  `ALTER TABLE claim_board ADD publish_at TIMESTAMP WITH TIME ZONE`,
  `DROP VIEW claim_board_source`,
  view(NEW_FACTS),
  refresh([...OLD_COLUMNS, ...NEW_COLUMNS]),
  watch('claim', `${CLAIM_COLUMNS}, urgent`, OF_CLAIM),
  watch('verdict', `${VERDICT_COLUMNS}, publish_at`, OF_VERDICT),
  `CREATE INDEX claim_board_queue_idx ON claim_board (queue_at, claim_id)`,
  `CREATE INDEX claim_board_urgent_idx ON claim_board (created_at, claim_id) WHERE urgent`,
  `CREATE INDEX claim_board_urgent_work_idx ON claim_board (claim_id) WHERE urgent AND free_slots > 0`,
  `CREATE INDEX claim_board_scheduled_idx ON claim_board (created_at, claim_id) WHERE publish_at IS NOT NULL`,
];

const DOWN = [
  refresh(OLD_COLUMNS),
  watch('claim', CLAIM_COLUMNS, OF_CLAIM),
  watch('verdict', VERDICT_COLUMNS, OF_VERDICT),
  `DROP VIEW claim_board_source`,
  view(''),
  ...NEW_COLUMNS.map((name) => `ALTER TABLE claim_board DROP COLUMN ${name}`),
];

/** The board says what is urgent, in which order claims are worked on, and when a verdict is published by itself. */
export class AddUrgencyToBoard1795600010000 implements MigrationInterface {
  name = 'AddUrgencyToBoard1795600010000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}
