import type { MigrationInterface, QueryRunner } from 'typeorm';

const KEPT = '(policy, scheme_id, placement_id, statement_revision, claim_id, number)';
const KEPT_WITH_GOLD =
  '(policy, scheme_id, placement_id, statement_revision, claim_id, number, gold_answer_id, gold_rater_id)';

const columnsOf = (row: 'NEW' | 'OLD', columns: string): string => columns.replace(/\w+/g, (name) => `${row}.${name}`);

const snapshot = (columns: string): string => `
  CREATE OR REPLACE FUNCTION review_round_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'DELETE' OR ${columnsOf('NEW', columns)} IS DISTINCT FROM ${columnsOf('OLD', columns)} THEN
      RAISE EXCEPTION 'a round keeps the policy, scheme and wording it was opened with' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
  END $$`;

/** No verdict ever comes of a round that measures a rater, whatever the services do. */
const NO_VERDICT = `
  CREATE FUNCTION verdict_refuse_gold() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT FROM review_round WHERE id = NEW.round_id AND gold_answer_id IS NOT NULL) THEN
      RAISE EXCEPTION 'a round that measures a rater yields no verdict' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END $$`;

/**
 * Whoever was measured with a claim that is published is blind on it as long as they are being measured: their round
 * yields no verdict of its own to wait for.
 */
const blindClaim = (gold: boolean): string => `
  CREATE OR REPLACE VIEW blind_claim AS
    SELECT DISTINCT assignment.reviewer_id AS user_id, review_round.claim_id
    FROM assignment
    JOIN review_round ON review_round.id = assignment.round_id
    WHERE assignment.state <> 'DECLINED'
      AND NOT EXISTS (
        SELECT FROM verdict
        JOIN review_round judged ON judged.id = verdict.round_id
        WHERE verdict.claim_id = review_round.claim_id
          AND verdict.report_number IS NOT NULL
          AND (judged.number >= review_round.number ${
            gold ? `OR (review_round.gold_answer_id IS NOT NULL AND review_round.status IN ('REVEALED', 'VOID'))` : ''
          }))`;

/** Known answers never change, and neither does what a round measures; such a round yields no verdict. */
export class ProtectGoldAnswers1795510001000 implements MigrationInterface {
  name = 'ProtectGoldAnswers1795510001000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TRIGGER gold_answer_immutable BEFORE UPDATE OR DELETE ON gold_answer
      FOR EACH ROW EXECUTE FUNCTION row_refuse_change()`);
    await queryRunner.query(snapshot(KEPT_WITH_GOLD));
    await queryRunner.query(blindClaim(true));
    await queryRunner.query(NO_VERDICT);
    await queryRunner.query(`CREATE TRIGGER verdict_no_gold BEFORE INSERT OR UPDATE OF round_id ON verdict
      FOR EACH ROW EXECUTE FUNCTION verdict_refuse_gold()`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TRIGGER verdict_no_gold ON verdict`);
    await queryRunner.query(`DROP FUNCTION verdict_refuse_gold()`);
    await queryRunner.query(blindClaim(false));
    await queryRunner.query(snapshot(KEPT));
    await queryRunner.query(`DROP TRIGGER gold_answer_immutable ON gold_answer`);
  }
}
