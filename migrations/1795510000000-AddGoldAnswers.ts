import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `CREATE TABLE "gold_answer" ("id" uuid NOT NULL, "claim_id" uuid NOT NULL, "answer_version" integer NOT NULL, "scheme_id" uuid NOT NULL, "labels" text array NOT NULL, "explanation" text NOT NULL, "even_if_published" boolean NOT NULL, "wording_hash" text NOT NULL, "ended" boolean NOT NULL, "created_by" uuid NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(), CONSTRAINT "gold_answer_version_unique" UNIQUE ("claim_id", "answer_version"), CONSTRAINT "gold_answer_labels" CHECK (cardinality(labels) > 0), CONSTRAINT "gold_answer_version_positive" CHECK (answer_version > 0), CONSTRAINT "gold_answer_pk" PRIMARY KEY ("id"))`,
  `ALTER TABLE "review_round" ADD "gold_answer_id" uuid`,
  `ALTER TABLE "review_round" ADD "gold_rater_id" uuid`,
  `ALTER TABLE "review_round" ADD "settles_at" TIMESTAMP WITH TIME ZONE`,
  `CREATE INDEX "review_round_gold_open_idx" ON "review_round" ("settles_at") WHERE gold_answer_id IS NOT NULL AND status = 'OPEN'`,
  `CREATE UNIQUE INDEX "review_round_gold_once" ON "review_round" ("claim_id", "gold_rater_id") WHERE gold_answer_id IS NOT NULL`,
  `ALTER TABLE "review_round" ADD CONSTRAINT "review_round_gold" CHECK ((gold_answer_id IS NULL) = (gold_rater_id IS NULL))`,
  `ALTER TABLE "gold_answer" ADD CONSTRAINT "gold_answer_claim_id_fk" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE NO ACTION`,
  `ALTER TABLE "gold_answer" ADD CONSTRAINT "gold_answer_scheme_id_fk" FOREIGN KEY ("scheme_id") REFERENCES "rating_scheme"("id") ON DELETE RESTRICT ON UPDATE NO ACTION`,
  `ALTER TABLE "gold_answer" ADD CONSTRAINT "gold_answer_created_by_fk" FOREIGN KEY ("created_by") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION`,
  `ALTER TABLE "review_round" ADD CONSTRAINT "review_round_gold_answer_id_fk" FOREIGN KEY ("gold_answer_id") REFERENCES "gold_answer"("id") ON DELETE RESTRICT ON UPDATE NO ACTION`,
  `ALTER TABLE "review_round" ADD CONSTRAINT "review_round_gold_rater_id_fk" FOREIGN KEY ("gold_rater_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION`,
  // A claim has one review under way, whomever it measures besides.
  `DROP INDEX review_round_one_running`,
  `CREATE UNIQUE INDEX review_round_one_running ON review_round (claim_id)
     WHERE status IN ('OPEN', 'COMPLETE') AND gold_answer_id IS NULL`,
];

const DOWN = [
  // Rounds that measure cannot be told from others without these columns: what came of them goes with them.
  `ALTER TABLE review_round DISABLE TRIGGER USER`,
  `UPDATE review_round SET status = 'VOID' WHERE gold_answer_id IS NOT NULL`,
  `ALTER TABLE review_round ENABLE TRIGGER USER`,
  `DROP INDEX review_round_one_running`,
  `ALTER TABLE review_round DROP CONSTRAINT review_round_gold_rater_id_fk, DROP CONSTRAINT review_round_gold_answer_id_fk,
     DROP CONSTRAINT review_round_gold`,
  `ALTER TABLE review_round DROP COLUMN settles_at, DROP COLUMN gold_rater_id, DROP COLUMN gold_answer_id`,
  `CREATE UNIQUE INDEX review_round_one_running ON review_round (claim_id) WHERE status IN ('OPEN', 'COMPLETE')`,
  `DROP TABLE gold_answer`,
];

/** Claims with a known answer, and the rounds that measure raters with them. */
export class AddGoldAnswers1795510000000 implements MigrationInterface {
  name = 'AddGoldAnswers1795510000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}
