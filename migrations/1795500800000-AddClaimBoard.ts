import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLE = `CREATE TABLE "claim_board" (
  "claim_id" uuid NOT NULL,
  "document_id" uuid NOT NULL,
  "source_id" uuid,
  "created_at" TIMESTAMP WITH TIME ZONE NOT NULL,
  "workflow_state" text NOT NULL,
  "editor_id" uuid,
  "claim_type" text NOT NULL,
  "claimant_key" text,
  "language" text NOT NULL,
  "topics" text array NOT NULL,
  "words" tsvector NOT NULL,
  "source_state" text,
  "stale" boolean NOT NULL,
  "free_slots" integer NOT NULL,
  "holders" uuid array NOT NULL,
  "due_at" TIMESTAMP WITH TIME ZONE,
  "pending_verdict" text,
  "published" boolean NOT NULL,
  CONSTRAINT "claim_board_pk" PRIMARY KEY ("claim_id")
)`;

const INDEXES = [
  `CREATE INDEX claim_board_created_idx ON claim_board (created_at, claim_id)`,
  `CREATE INDEX claim_board_state_idx ON claim_board (workflow_state, created_at, claim_id)`,
  `CREATE INDEX claim_board_document_idx ON claim_board (document_id, created_at, claim_id)`,
  `CREATE INDEX claim_board_source_idx ON claim_board (source_id, created_at, claim_id)`,
  `CREATE INDEX claim_board_editor_idx ON claim_board (editor_id, created_at, claim_id)`,
  `CREATE INDEX claim_board_stale_idx ON claim_board (created_at, claim_id) WHERE stale`,
  `CREATE INDEX claim_board_unassigned_idx ON claim_board (created_at, claim_id) WHERE free_slots > 0`,
  `CREATE INDEX claim_board_pending_verdict_idx ON claim_board (pending_verdict, created_at, claim_id)
     WHERE pending_verdict IS NOT NULL`,
  `CREATE INDEX claim_board_due_idx ON claim_board (due_at, claim_id) WHERE due_at IS NOT NULL`,
  `CREATE INDEX claim_board_type_idx ON claim_board (claim_type, created_at, claim_id)`,
  `CREATE INDEX claim_board_claimant_idx ON claim_board (claimant_key, created_at, claim_id)`,
  `CREATE INDEX claim_board_topics_idx ON claim_board USING gin (topics)`,
  `CREATE INDEX claim_board_words_idx ON claim_board USING gin (words)`,
  // Without figures for rare words PostgreSQL takes every word for a common one, and walks through all claims for it.
  `ALTER TABLE claim_board ALTER COLUMN words SET STATISTICS 1000`,
  `CREATE INDEX claim_board_holders_idx ON claim_board USING gin (holders)`,
];

/** The definition of the board: what a row says, from the tables that own the facts. */
const SOURCE_VIEW = `CREATE VIEW claim_board_source AS
  SELECT claim.id AS claim_id, claim.document_id, document.source_id, claim.created_at, claim.workflow_state,
    claim.editor_id, claim.claim_type, lower(claim.claimant) AS claimant_key, claim.language, claim.topics, to_tsvector('simple', claim.statement) AS words,
    placement.source_state, placement.source_state IS DISTINCT FROM 'CURRENT' AND NOT (placement.source_state = 'GONE' AND EXISTS (
      SELECT FROM verdict WHERE verdict.claim_id = claim.id AND verdict.basis = 'ARCHIVED_VERSION'
        AND verdict.state IN ('PROPOSED', 'APPROVED', 'PUBLISHED'))) AS stale,
    coalesce(running.slots - cardinality(running.holders), 0) AS free_slots,
    coalesce(running.holders, '{}') AS holders, running.due_at,
    (SELECT verdict.state FROM verdict
       WHERE verdict.claim_id = claim.id AND verdict.state IN ('PROPOSED', 'APPROVED')) AS pending_verdict,
    EXISTS (SELECT FROM verdict WHERE verdict.claim_id = claim.id AND verdict.state = 'PUBLISHED') AS published
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
  ) running ON true`;

/**
 * Brings the rows of some claims up to date. The rows are locked first, in one order, and read in a statement of its own:
 * of two transactions that touch the same claim, the later one then sees what the earlier one committed.
 */
const REFRESH = `CREATE FUNCTION claim_board_refresh(claims uuid[]) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM FROM claim_board WHERE claim_id = ANY(claims) ORDER BY claim_id FOR UPDATE;
    INSERT INTO claim_board (claim_id, document_id, source_id, created_at, workflow_state, editor_id, claim_type,
      claimant_key, language, topics, words, source_state, stale,
      free_slots, holders, due_at, pending_verdict, published)
    SELECT claim_id, document_id, source_id, created_at, workflow_state, editor_id, claim_type,
      claimant_key, language, topics, words, source_state, stale,
      free_slots, holders, due_at, pending_verdict, published
    FROM claim_board_source WHERE claim_id = ANY(claims) ORDER BY claim_id
    ON CONFLICT (claim_id) DO UPDATE SET document_id = EXCLUDED.document_id, source_id = EXCLUDED.source_id,
      created_at = EXCLUDED.created_at, workflow_state = EXCLUDED.workflow_state, editor_id = EXCLUDED.editor_id,
      claim_type = EXCLUDED.claim_type, claimant_key = EXCLUDED.claimant_key,
      language = EXCLUDED.language, topics = EXCLUDED.topics, words = EXCLUDED.words,
      source_state = EXCLUDED.source_state, stale = EXCLUDED.stale, free_slots = EXCLUDED.free_slots,
      holders = EXCLUDED.holders, due_at = EXCLUDED.due_at, pending_verdict = EXCLUDED.pending_verdict,
      published = EXCLUDED.published
    WHERE claim_board IS DISTINCT FROM EXCLUDED;
  END $$`;

/** A table whose rows the board is made of. */
interface Watched {
  table: string;
  /** The columns that show on the board. */
  columns: string;
  /** The claims of the changed rows: SQL over `changed`. */
  claims: string;
}

const WATCHED: readonly Watched[] = [
  {
    table: 'claim',
    columns:
      'id, document_id, created_at, workflow_state, editor_id, claim_type, claimant, language, topics, statement',
    claims: 'SELECT id FROM changed',
  },
  { table: 'claim_placement', columns: 'claim_id, source_state', claims: 'SELECT claim_id FROM changed' },
  { table: 'review_round', columns: 'claim_id, status', claims: 'SELECT claim_id FROM changed' },
  { table: 'verdict', columns: 'claim_id, state, basis', claims: 'SELECT claim_id FROM changed' },
  {
    table: 'round_slot',
    columns: 'round_id, number',
    claims: 'SELECT review_round.claim_id FROM changed JOIN review_round ON review_round.id = changed.round_id',
  },
  {
    table: 'assignment',
    columns: 'round_id, reviewer_id, state, due_at',
    claims: 'SELECT review_round.claim_id FROM changed JOIN review_round ON review_round.id = changed.round_id',
  },
  {
    table: 'document',
    columns: 'id, source_id',
    claims: 'SELECT claim.id FROM changed JOIN claim ON claim.document_id = changed.id',
  },
];

/** One trigger for each statement, not for each row: five hundred candidates are one refresh. */
const triggersOn = ({ table, columns, claims }: Watched): string[] => [
  `CREATE FUNCTION claim_board_after_${table}() RETURNS trigger LANGUAGE plpgsql AS $$
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
   END $$`,
  `CREATE TRIGGER claim_board_insert AFTER INSERT ON ${table} REFERENCING NEW TABLE AS new_rows
     FOR EACH STATEMENT EXECUTE FUNCTION claim_board_after_${table}()`,
  `CREATE TRIGGER claim_board_update AFTER UPDATE ON ${table} REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
     FOR EACH STATEMENT EXECUTE FUNCTION claim_board_after_${table}()`,
];

/** The board: one narrow row for each claim with all that lists filter by, kept by triggers. */
export class AddClaimBoard1795500800000 implements MigrationInterface {
  name = 'AddClaimBoard1795500800000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(TABLE);
    await queryRunner.query(SOURCE_VIEW);
    await queryRunner.query(REFRESH);
    for (const watched of WATCHED) for (const statement of triggersOn(watched)) await queryRunner.query(statement);
    await queryRunner.query(`INSERT INTO claim_board SELECT * FROM claim_board_source`);
    for (const statement of INDEXES) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const { table } of WATCHED) {
      await queryRunner.query(`DROP TRIGGER claim_board_insert ON ${table}`);
      await queryRunner.query(`DROP TRIGGER claim_board_update ON ${table}`);
      await queryRunner.query(`DROP FUNCTION claim_board_after_${table}()`);
    }
    await queryRunner.query(`DROP FUNCTION claim_board_refresh(uuid[])`);
    await queryRunner.query(`DROP VIEW claim_board_source`);
    await queryRunner.query(`DROP TABLE claim_board`);
  }
}
