import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was published stays; only these columns of a published verdict may still change. */
const verdictGuard = (columns: string): string => `
  CREATE OR REPLACE FUNCTION verdict_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.report_number IS NOT NULL AND (TG_OP = 'DELETE' OR
       to_jsonb(NEW) - '{${columns}}'::text[] IS DISTINCT FROM to_jsonb(OLD) - '{${columns}}'::text[]) THEN
      RAISE EXCEPTION 'a published verdict is immutable; publish a correction instead'
        USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
  END $$`;

/** `basis` belongs to AddSourceConsequences; where that column is absent, naming it changes nothing. */
const MAY_CHANGE = 'state,stale_since,reason,version,basis';

const twoPeople = (condition: string): string => `
  ALTER TABLE correction ADD CONSTRAINT correction_two_people
  CHECK (status <> 'APPLIED' OR ${condition} OR decided_by <> requested_by)`;
const statuses = (list: string): string => `
  ALTER TABLE correction ADD CONSTRAINT correction_status CHECK (status IN (${list}))`;

const UP = [
  // Corrections
  `ALTER TABLE correction ADD changes_conclusion boolean NOT NULL DEFAULT false`,
  `ALTER TABLE correction ADD received_at timestamptz`,
  `ALTER TABLE correction ADD reach_note text`,
  `ALTER TABLE correction ADD decision_reason text`,
  `ALTER TABLE correction DROP CONSTRAINT correction_status`,
  statuses(`'REQUESTED', 'APPLIED', 'REFUSED', 'WITHDRAWN'`),
  `ALTER TABLE correction DROP CONSTRAINT correction_two_people`,
  twoPeople(`NOT (changes_conclusion OR kind IN ('CORRECTION', 'RETRACTION'))`),

  // Review dates
  `ALTER TABLE verdict ADD review_by date`,
  `ALTER TABLE verdict ADD review_noticed_at timestamptz`,
  `CREATE INDEX verdict_review_by_idx ON verdict (review_by, id) WHERE state = 'PUBLISHED' AND review_by IS NOT NULL`,
  verdictGuard(`${MAY_CHANGE},review_by,review_noticed_at`),

  // Adjudication
  `ALTER TABLE adjudication ADD guideline_gap text`,
  `CREATE INDEX adjudication_guideline_gap_idx ON adjudication (created_at, id) WHERE guideline_gap IS NOT NULL`,
  `CREATE INDEX verdict_statement_search_idx ON verdict USING gin (to_tsvector('simple', statement))
     WHERE state IN ('PROPOSED', 'APPROVED', 'PUBLISHED')`,

  // Complaints
  `CREATE SEQUENCE complaint_number_seq AS bigint`,
  // Table of rate-limiter-flexible (its documented layout).
  `CREATE TABLE complaint_throttle (
     key varchar(255) CONSTRAINT complaint_throttle_pk PRIMARY KEY,
     points integer NOT NULL DEFAULT 0,
     expire bigint
   )`,
  `CREATE TABLE complaint (
     id uuid NOT NULL,
     number bigint NOT NULL,
     receipt_hash text NOT NULL,
     state text NOT NULL,
     verdict_id uuid,
     claim_id uuid,
     text text NOT NULL,
     contact_email text,
     contact_erased_at timestamptz,
     received_at timestamptz NOT NULL,
     due_at timestamptz NOT NULL,
     warn_at timestamptz NOT NULL,
     warned_at timestamptz,
     escalated_at timestamptz,
     acknowledged_at timestamptz,
     assigned_to uuid,
     answer text,
     decided_at timestamptz,
     decided_by uuid,
     correction_id uuid,
     version integer NOT NULL,
     CONSTRAINT complaint_pk PRIMARY KEY (id),
     CONSTRAINT complaint_state
       CHECK (state IN ('RECEIVED', 'ACKNOWLEDGED', 'UPHELD', 'PARTLY', 'REJECTED', 'WITHDRAWN')),
     CONSTRAINT complaint_answered CHECK ((state IN ('UPHELD', 'PARTLY', 'REJECTED')) = (answer IS NOT NULL)),
     CONSTRAINT complaint_decided CHECK ((state IN ('RECEIVED', 'ACKNOWLEDGED')) = (decided_at IS NULL)),
     CONSTRAINT complaint_about CHECK ((verdict_id IS NULL) = (claim_id IS NULL)),
     CONSTRAINT complaint_verdict_id_fk FOREIGN KEY (verdict_id) REFERENCES verdict (id) ON DELETE RESTRICT,
     CONSTRAINT complaint_claim_id_fk FOREIGN KEY (claim_id) REFERENCES claim (id) ON DELETE RESTRICT,
     CONSTRAINT complaint_assigned_to_fk FOREIGN KEY (assigned_to) REFERENCES user_account (id) ON DELETE RESTRICT,
     CONSTRAINT complaint_decided_by_fk FOREIGN KEY (decided_by) REFERENCES user_account (id) ON DELETE RESTRICT,
     CONSTRAINT complaint_correction_id_fk FOREIGN KEY (correction_id) REFERENCES correction (id) ON DELETE RESTRICT
   )`,
  `CREATE UNIQUE INDEX complaint_number_unique ON complaint (number)`,
  `CREATE UNIQUE INDEX complaint_receipt_hash_unique ON complaint (receipt_hash)`,
  `CREATE INDEX complaint_due_at_idx ON complaint (due_at, id)`,
  `CREATE INDEX complaint_open_due_at_idx ON complaint (due_at, id) WHERE state IN ('RECEIVED', 'ACKNOWLEDGED')`,
  `CREATE INDEX complaint_claim_id_idx ON complaint (claim_id)`,
  `CREATE INDEX complaint_contact_idx ON complaint (decided_at) WHERE contact_email IS NOT NULL`,
  // What a reader wrote and when it is due never change; once decided, only the contact, its erasure and the
  // correction it led to may.
  `CREATE FUNCTION complaint_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF TG_OP = 'DELETE'
       OR (NEW.number, NEW.receipt_hash, NEW.verdict_id, NEW.claim_id, NEW.text, NEW.received_at, NEW.due_at, NEW.warn_at)
         IS DISTINCT FROM
         (OLD.number, OLD.receipt_hash, OLD.verdict_id, OLD.claim_id, OLD.text, OLD.received_at, OLD.due_at, OLD.warn_at)
       OR (NEW.contact_email IS NOT NULL AND NEW.contact_email IS DISTINCT FROM OLD.contact_email)
       OR (OLD.decided_at IS NOT NULL AND
         to_jsonb(NEW) - '{contact_email,contact_erased_at,correction_id,version}'::text[] IS DISTINCT FROM
         to_jsonb(OLD) - '{contact_email,contact_erased_at,correction_id,version}'::text[])
     THEN
       RAISE EXCEPTION 'complaints and their answers are kept as they came' USING ERRCODE = 'integrity_constraint_violation';
     END IF;
     RETURN NEW;
   END $$`,
  `CREATE TRIGGER complaint_kept BEFORE UPDATE OR DELETE ON complaint
     FOR EACH ROW EXECUTE FUNCTION complaint_refuse_change()`,
];

const DOWN = [
  `DROP TABLE complaint`,
  `DROP FUNCTION complaint_refuse_change()`,
  `DROP TABLE complaint_throttle`,
  `DROP SEQUENCE complaint_number_seq`,
  `DROP INDEX verdict_statement_search_idx`,
  `DROP INDEX adjudication_guideline_gap_idx`,
  `ALTER TABLE adjudication DROP COLUMN guideline_gap`,
  verdictGuard(MAY_CHANGE),
  `DROP INDEX verdict_review_by_idx`,
  `ALTER TABLE verdict DROP COLUMN review_noticed_at`,
  `ALTER TABLE verdict DROP COLUMN review_by`,
  `ALTER TABLE correction DROP CONSTRAINT correction_two_people`,
  twoPeople(`kind NOT IN ('CORRECTION', 'RETRACTION')`),
  // A request that was withdrawn is, to the older rules, one that was refused.
  `ALTER TABLE correction DISABLE TRIGGER correction_append_only`,
  `ALTER TABLE correction DROP CONSTRAINT correction_status`,
  `UPDATE correction SET status = 'REFUSED' WHERE status = 'WITHDRAWN'`,
  `ALTER TABLE correction ENABLE TRIGGER correction_append_only`,
  statuses(`'REQUESTED', 'APPLIED', 'REFUSED'`),
  `ALTER TABLE correction DROP COLUMN decision_reason`,
  `ALTER TABLE correction DROP COLUMN reach_note`,
  `ALTER TABLE correction DROP COLUMN received_at`,
  `ALTER TABLE correction DROP COLUMN changes_conclusion`,
];

/** Complaints with their clock; review dates of verdicts; the whole record of a correction; gaps in the guidelines. */
export class AddComplaints1795500600000 implements MigrationInterface {
  name = 'AddComplaints1795500600000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}
