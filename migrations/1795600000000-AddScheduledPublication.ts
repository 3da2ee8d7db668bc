import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `ALTER TABLE "claim" ADD "urgent" boolean NOT NULL DEFAULT false`,
  `ALTER TABLE "claim" ADD "embargo_until" TIMESTAMP WITH TIME ZONE`,
  `ALTER TABLE "claim" ADD "embargo_reason" text`,
  `ALTER TABLE "claim" ADD CONSTRAINT "claim_embargo" CHECK ((embargo_until IS NULL) = (embargo_reason IS NULL))`,
  `ALTER TABLE "verdict" ADD "publish_at" TIMESTAMP WITH TIME ZONE`,
  `ALTER TABLE "verdict" ADD "scheduled_by" uuid`,
  `ALTER TABLE "verdict" ADD CONSTRAINT "verdict_schedule" CHECK ((publish_at IS NULL) = (scheduled_by IS NULL) AND (publish_at IS NULL OR state = 'APPROVED'))`,
  `ALTER TABLE "verdict" ADD CONSTRAINT "verdict_scheduled_by_fk" FOREIGN KEY ("scheduled_by") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION`,
  `CREATE INDEX "verdict_publish_at_idx" ON "verdict" ("publish_at", "id") WHERE publish_at IS NOT NULL`,
];

const DOWN = [
  `DROP INDEX "public"."verdict_publish_at_idx"`,
  `ALTER TABLE "verdict" DROP CONSTRAINT "verdict_scheduled_by_fk"`,
  `ALTER TABLE "verdict" DROP CONSTRAINT "verdict_schedule"`,
  `ALTER TABLE "verdict" DROP COLUMN "scheduled_by"`,
  `ALTER TABLE "verdict" DROP COLUMN "publish_at"`,
  `ALTER TABLE "claim" DROP CONSTRAINT "claim_embargo"`,
  `ALTER TABLE "claim" DROP COLUMN "embargo_reason"`,
  `ALTER TABLE "claim" DROP COLUMN "embargo_until"`,
  `ALTER TABLE "claim" DROP COLUMN "urgent"`,
];

/** Urgent claims, embargoes, and verdicts that are published by themselves at a set time. */
export class AddScheduledPublication1795600000000 implements MigrationInterface {
  name = 'AddScheduledPublication1795600000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}
