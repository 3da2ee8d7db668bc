import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CHAIN_START } from '../src/audit/audit-hash.js';

/** A function that refuses the statement, with a message and an SQLSTATE the application recognises. */
const refusal = (name: string, condition: string, message: string): string => `
  CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF ${condition} THEN
      RAISE EXCEPTION '${message}' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
  END $$`;

const UP = [
  // What entities cannot say.
  `CREATE SEQUENCE report_number_seq AS bigint`,
  `CREATE INDEX claim_statement_search_idx ON claim USING gin (to_tsvector('simple', statement))`,
  // Table of rate-limiter-flexible (its documented layout), so that throttling survives restarts.
  `CREATE TABLE login_throttle (
     key varchar(255) CONSTRAINT login_throttle_pk PRIMARY KEY,
     points integer NOT NULL DEFAULT 0,
     expire bigint
   )`,
  // Blindness in one place: the claims a person may see only as a rater, because they hold (or held) a slot in a round
  // from which, or after which, nothing has been published yet. Every query that shows claims asks this view.
  `CREATE VIEW blind_claim AS
     SELECT DISTINCT assignment.reviewer_id AS user_id, review_round.claim_id
     FROM assignment
     JOIN review_round ON review_round.id = assignment.round_id
     WHERE assignment.state <> 'DECLINED'
       AND NOT EXISTS (
         SELECT FROM verdict
         JOIN review_round judged ON judged.id = verdict.round_id
         WHERE verdict.claim_id = review_round.claim_id
           AND verdict.report_number IS NOT NULL
           AND judged.number >= review_round.number)`,
  `INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, '${CHAIN_START}')`,

  // The audit trail is append-only.
  refusal('audit_event_refuse_change', 'true', 'audit events are append-only'),
  `CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE ON audit_event
     FOR EACH ROW EXECUTE FUNCTION audit_event_refuse_change()`,
  `CREATE TRIGGER audit_event_no_truncate BEFORE TRUNCATE ON audit_event
     FOR EACH STATEMENT EXECUTE FUNCTION audit_event_refuse_change()`,

  // A version's text is immutable; only the extractor's version may be written onto it.
  refusal(
    'document_version_refuse_change',
    `TG_OP = 'DELETE' OR to_jsonb(NEW) - 'extractor_version' IS DISTINCT FROM to_jsonb(OLD) - 'extractor_version'`,
    'document versions are immutable',
  ),
  `CREATE TRIGGER document_version_immutable BEFORE UPDATE OR DELETE ON document_version
     FOR EACH ROW EXECUTE FUNCTION document_version_refuse_change()`,
  refusal('row_refuse_change', 'true', 'rows of this table are immutable'),
  `CREATE TRIGGER stored_file_immutable BEFORE UPDATE OR DELETE ON stored_file
     FOR EACH ROW EXECUTE FUNCTION row_refuse_change()`,
  `CREATE TRIGGER rating_scheme_immutable BEFORE UPDATE OR DELETE ON rating_scheme
     FOR EACH ROW EXECUTE FUNCTION row_refuse_change()`,
  `CREATE TRIGGER claim_statement_revision_immutable BEFORE UPDATE OR DELETE ON claim_statement_revision
     FOR EACH ROW EXECUTE FUNCTION row_refuse_change()`,
  `CREATE TRIGGER adjudication_immutable BEFORE UPDATE OR DELETE ON adjudication
     FOR EACH ROW EXECUTE FUNCTION row_refuse_change()`,

  // A submitted review never changes, except that its state moves on to SUPERSEDED or INVALIDATED.
  refusal(
    'review_refuse_change',
    `OLD.state <> 'DRAFT' AND (
       TG_OP = 'DELETE'
       OR NEW.state NOT IN ('SUBMITTED', 'SUPERSEDED', 'INVALIDATED')
       OR to_jsonb(NEW) - '{state,version}'::text[] IS DISTINCT FROM to_jsonb(OLD) - '{state,version}'::text[])`,
    'a submitted review is immutable',
  ),
  `CREATE TRIGGER review_immutable BEFORE UPDATE OR DELETE ON review
     FOR EACH ROW EXECUTE FUNCTION review_refuse_change()`,
  `CREATE FUNCTION evidence_item_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF EXISTS (
       SELECT FROM review
       WHERE state <> 'DRAFT'
         AND (id = CASE WHEN TG_OP = 'INSERT' THEN NEW.review_id ELSE OLD.review_id END
           OR id = CASE WHEN TG_OP = 'DELETE' THEN OLD.review_id ELSE NEW.review_id END)
     ) THEN
       RAISE EXCEPTION 'evidence of a submitted review is immutable' USING ERRCODE = 'integrity_constraint_violation';
     END IF;
     IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
     RETURN NEW;
   END $$`,
  `CREATE TRIGGER evidence_item_immutable BEFORE INSERT OR UPDATE OR DELETE ON evidence_item
     FOR EACH ROW EXECUTE FUNCTION evidence_item_refuse_change()`,

  // A round's policy, scheme and wording are a snapshot.
  refusal(
    'review_round_refuse_change',
    `TG_OP = 'DELETE' OR (NEW.policy, NEW.scheme_id, NEW.placement_id, NEW.statement_revision, NEW.claim_id, NEW.number)
       IS DISTINCT FROM (OLD.policy, OLD.scheme_id, OLD.placement_id, OLD.statement_revision, OLD.claim_id, OLD.number)`,
    'a round keeps the policy, scheme and wording it was opened with',
  ),
  `CREATE TRIGGER review_round_snapshot BEFORE UPDATE OR DELETE ON review_round
     FOR EACH ROW EXECUTE FUNCTION review_round_refuse_change()`,

  // What was published stays as it was published.
  refusal(
    'verdict_refuse_change',
    `OLD.report_number IS NOT NULL AND (TG_OP = 'DELETE' OR
       to_jsonb(NEW) - '{state,stale_since,reason,version}'::text[] IS DISTINCT FROM
       to_jsonb(OLD) - '{state,stale_since,reason,version}'::text[])`,
    'a published verdict is immutable; publish a correction instead',
  ),
  `CREATE TRIGGER verdict_immutable BEFORE UPDATE OR DELETE ON verdict
     FOR EACH ROW EXECUTE FUNCTION verdict_refuse_change()`,
  refusal(
    'correction_refuse_change',
    `OLD.status <> 'REQUESTED' OR TG_OP = 'DELETE'`,
    'the corrections log is append-only',
  ),
  `CREATE TRIGGER correction_append_only BEFORE UPDATE OR DELETE ON correction
     FOR EACH ROW EXECUTE FUNCTION correction_refuse_change()`,
];

const TRIGGERS: readonly [trigger: string, table: string][] = [
  ['correction_append_only', 'correction'],
  ['verdict_immutable', 'verdict'],
  ['review_round_snapshot', 'review_round'],
  ['evidence_item_immutable', 'evidence_item'],
  ['review_immutable', 'review'],
  ['adjudication_immutable', 'adjudication'],
  ['claim_statement_revision_immutable', 'claim_statement_revision'],
  ['rating_scheme_immutable', 'rating_scheme'],
  ['stored_file_immutable', 'stored_file'],
  ['document_version_immutable', 'document_version'],
  ['audit_event_no_truncate', 'audit_event'],
  ['audit_event_append_only', 'audit_event'],
];

const FUNCTIONS = [
  'correction_refuse_change',
  'verdict_refuse_change',
  'review_round_refuse_change',
  'evidence_item_refuse_change',
  'review_refuse_change',
  'row_refuse_change',
  'document_version_refuse_change',
  'audit_event_refuse_change',
];

/** Rules of docs/workflow.md ("What is always true") that SQL can carry but TypeORM entities cannot state. */
export class AddInvariants1795326700000 implements MigrationInterface {
  name = 'AddInvariants1795326700000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const [trigger, table] of TRIGGERS) await queryRunner.query(`DROP TRIGGER ${trigger} ON ${table}`);
    for (const name of FUNCTIONS) await queryRunner.query(`DROP FUNCTION ${name}()`);
    await queryRunner.query(`DELETE FROM audit_head`);
    await queryRunner.query(`DROP VIEW blind_claim`);
    await queryRunner.query(`DROP TABLE login_throttle`);
    await queryRunner.query(`DROP INDEX claim_statement_search_idx`);
    await queryRunner.query(`DROP SEQUENCE report_number_seq`);
  }
}
