import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Filters kept under a name, and what figures over a span of time are read by. */
export class AddSavedFilters1795500900000 implements MigrationInterface {
  name = 'AddSavedFilters1795500900000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE "saved_filter" (
      "id" uuid NOT NULL,
      "owner_id" uuid NOT NULL,
      "name" text NOT NULL,
      "filter" jsonb NOT NULL,
      "shared" boolean NOT NULL,
      "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
      "version" integer NOT NULL,
      CONSTRAINT "saved_filter_name_not_empty" CHECK (btrim(name) <> ''),
      CONSTRAINT "saved_filter_pk" PRIMARY KEY ("id"),
      CONSTRAINT "saved_filter_owner_id_fk" FOREIGN KEY ("owner_id") REFERENCES "user_account"("id") ON DELETE RESTRICT
    )`);
    await queryRunner.query(
      `CREATE UNIQUE INDEX "saved_filter_owner_name_unique" ON "saved_filter" ("owner_id", "name")`,
    );
    await queryRunner.query(`CREATE INDEX "saved_filter_shared_idx" ON "saved_filter" ("name") WHERE shared`);
    await queryRunner.query(
      `CREATE INDEX "claim_decided_at_idx" ON "claim" ("triaged_at") WHERE triaged_at IS NOT NULL`,
    );
    await queryRunner.query(`CREATE INDEX "review_round_opened_at_idx" ON "review_round" ("opened_at")`);
    await queryRunner.query(
      `CREATE INDEX "assignment_submitted_at_idx" ON "assignment" ("submitted_at") WHERE submitted_at IS NOT NULL`,
    );
    await queryRunner.query(
      `CREATE INDEX "verdict_published_at_idx" ON "verdict" ("published_at") WHERE published_at IS NOT NULL`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX "verdict_published_at_idx"`);
    await queryRunner.query(`DROP INDEX "assignment_submitted_at_idx"`);
    await queryRunner.query(`DROP INDEX "review_round_opened_at_idx"`);
    await queryRunner.query(`DROP INDEX "claim_decided_at_idx"`);
    await queryRunner.query(`DROP TABLE "saved_filter"`);
  }
}
