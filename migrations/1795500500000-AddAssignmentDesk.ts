import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `ALTER TABLE user_account
     ADD topics text array NOT NULL DEFAULT '{}',
     ADD level text NOT NULL DEFAULT 'EXPERIENCED',
     ADD max_open integer,
     ADD paused_from TIMESTAMP WITH TIME ZONE,
     ADD CONSTRAINT user_account_level CHECK (level IN ('NOVICE', 'EXPERIENCED')),
     ADD CONSTRAINT user_account_capacity CHECK (max_open > 0),
     ADD CONSTRAINT user_account_pause CHECK (paused_from IS NULL OR paused_until > paused_from)`,
  `ALTER TABLE claim
     ADD topics text array NOT NULL DEFAULT '{}',
     ADD difficulty smallint NOT NULL DEFAULT 1,
     ADD CONSTRAINT claim_difficulty CHECK (difficulty BETWEEN 1 AND 3)`,
  `ALTER TABLE recusal
     ADD valid_from TIMESTAMP WITH TIME ZONE,
     ADD valid_until TIMESTAMP WITH TIME ZONE,
     ADD declared_by uuid,
     DROP CONSTRAINT recusal_kind,
     ADD CONSTRAINT recusal_kind CHECK (kind IN ('CLAIM', 'SOURCE', 'CLAIMANT', 'TOPIC')),
     ADD CONSTRAINT recusal_period CHECK (valid_until > valid_from),
     ADD CONSTRAINT recusal_declared_by_fk FOREIGN KEY (declared_by) REFERENCES user_account(id) ON DELETE RESTRICT`,
  `ALTER TABLE assignment
     ADD lease_reminder smallint NOT NULL DEFAULT 0,
     ADD escalation smallint NOT NULL DEFAULT 0`,
  `CREATE INDEX assignment_due_idx ON assignment (due_at, id)
     WHERE due_at IS NOT NULL AND state IN ('OFFERED', 'IN_PROGRESS', 'RETURNED')`,
  `CREATE TABLE policy_template (
     id uuid NOT NULL,
     key text NOT NULL,
     template_version integer NOT NULL,
     name text NOT NULL,
     policy jsonb NOT NULL,
     is_default boolean NOT NULL DEFAULT false,
     created_by uuid NOT NULL,
     created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
     CONSTRAINT policy_template_pk PRIMARY KEY (id),
     CONSTRAINT policy_template_key_version_unique UNIQUE (key, template_version),
     CONSTRAINT policy_template_version_positive CHECK (template_version > 0),
     CONSTRAINT policy_template_created_by_fk FOREIGN KEY (created_by) REFERENCES user_account(id) ON DELETE RESTRICT
   )`,
  `CREATE UNIQUE INDEX policy_template_one_default ON policy_template (is_default) WHERE is_default`,
  // A version keeps its content; only which one is the default moves on.
  `CREATE FUNCTION policy_template_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF TG_OP = 'DELETE' OR to_jsonb(NEW) - 'is_default' IS DISTINCT FROM to_jsonb(OLD) - 'is_default' THEN
       RAISE EXCEPTION 'versions of a policy are immutable' USING ERRCODE = 'integrity_constraint_violation';
     END IF;
     RETURN NEW;
   END $$`,
  `CREATE TRIGGER policy_template_immutable BEFORE UPDATE OR DELETE ON policy_template
     FOR EACH ROW EXECUTE FUNCTION policy_template_refuse_change()`,
  `ALTER TABLE review_round
     ADD policy_template_id uuid,
     ADD CONSTRAINT review_round_policy_template_id_fk FOREIGN KEY (policy_template_id) REFERENCES policy_template(id) ON DELETE RESTRICT`,
  `CREATE TABLE assignment_plan (
     id uuid NOT NULL,
     kind text NOT NULL,
     content jsonb NOT NULL,
     created_by uuid NOT NULL,
     created_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
     applied_at TIMESTAMP WITH TIME ZONE,
     CONSTRAINT assignment_plan_pk PRIMARY KEY (id),
     CONSTRAINT assignment_plan_kind CHECK (kind IN ('ASSIGN', 'REBALANCE')),
     CONSTRAINT assignment_plan_created_by_fk FOREIGN KEY (created_by) REFERENCES user_account(id) ON DELETE RESTRICT
   )`,
  `CREATE INDEX assignment_plan_created_at_idx ON assignment_plan (created_at)`,
];

const DOWN = [
  `DROP TABLE assignment_plan`,
  `ALTER TABLE review_round DROP CONSTRAINT review_round_policy_template_id_fk, DROP COLUMN policy_template_id`,
  `DROP TABLE policy_template`,
  `DROP FUNCTION policy_template_refuse_change()`,
  `DROP INDEX assignment_due_idx`,
  `ALTER TABLE assignment DROP COLUMN escalation, DROP COLUMN lease_reminder`,
  `DELETE FROM recusal WHERE kind = 'TOPIC'`,
  `ALTER TABLE recusal
     DROP CONSTRAINT recusal_declared_by_fk,
     DROP CONSTRAINT recusal_period,
     DROP CONSTRAINT recusal_kind,
     ADD CONSTRAINT recusal_kind CHECK (kind IN ('CLAIM', 'SOURCE', 'CLAIMANT')),
     DROP COLUMN declared_by,
     DROP COLUMN valid_until,
     DROP COLUMN valid_from`,
  `ALTER TABLE claim DROP CONSTRAINT claim_difficulty, DROP COLUMN difficulty, DROP COLUMN topics`,
  `ALTER TABLE user_account
     DROP CONSTRAINT user_account_pause,
     DROP CONSTRAINT user_account_capacity,
     DROP CONSTRAINT user_account_level,
     DROP COLUMN paused_from,
     DROP COLUMN max_open,
     DROP COLUMN level,
     DROP COLUMN topics`,
];

/** What sharing out work needs: policies of the desk, who knows what and has how much time, plans, due dates. */
export class AddAssignmentDesk1795500500000 implements MigrationInterface {
  name = 'AddAssignmentDesk1795500500000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}
