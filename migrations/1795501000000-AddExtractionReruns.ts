import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddExtractionReruns1795501000000 implements MigrationInterface {
  name = 'AddExtractionReruns1795501000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            ALTER TABLE "claim"
            ADD "latest_opinion" jsonb,
            ADD "unsuggested_since" TIMESTAMP WITH TIME ZONE
        `);
    await queryRunner.query(`
            CREATE INDEX "claim_unsuggested_idx" ON "claim" ("id")
            WHERE unsuggested_since IS NOT NULL
        `);
    await queryRunner.query(`
            CREATE TABLE "extraction_rerun" (
                "id" uuid NOT NULL,
                "dry_run" boolean NOT NULL,
                "status" text NOT NULL,
                "filter" jsonb NOT NULL,
                "extractor_version" text NOT NULL,
                "settings_version" integer NOT NULL,
                "matched" integer NOT NULL,
                "requested_by" uuid NOT NULL,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "finished_at" TIMESTAMP WITH TIME ZONE,
                CONSTRAINT "extraction_rerun_status" CHECK (status IN ('RUNNING', 'DONE', 'CANCELLED')),
                CONSTRAINT "extraction_rerun_finished" CHECK ((status = 'RUNNING') = (finished_at IS NULL)),
                CONSTRAINT "extraction_rerun_pk" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "extraction_rerun_created_at_idx" ON "extraction_rerun" ("created_at", "id")
        `);
    await queryRunner.query(`
            CREATE UNIQUE INDEX "extraction_rerun_open_unique" ON "extraction_rerun" ("dry_run")
            WHERE status = 'RUNNING'
        `);
    await queryRunner.query(`
            CREATE TABLE "extraction_rerun_document" (
                "rerun_id" uuid NOT NULL,
                "document_id" uuid NOT NULL,
                "version_number" integer NOT NULL,
                "place" integer NOT NULL,
                "state" text NOT NULL,
                "starts" integer NOT NULL DEFAULT '0',
                "started_at" TIMESTAMP WITH TIME ZONE,
                "result" jsonb,
                "reason" text,
                "message" text,
                CONSTRAINT "extraction_rerun_document_state" CHECK (state IN ('WAITING', 'RUNNING', 'DONE', 'SKIPPED', 'FAILED', 'CANCELLED')),
                CONSTRAINT "extraction_rerun_document_result" CHECK ((state = 'DONE') = (result IS NOT NULL)),
                CONSTRAINT "extraction_rerun_document_pk" PRIMARY KEY ("rerun_id", "document_id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "extraction_rerun_document_waiting_idx" ON "extraction_rerun_document" ("rerun_id", "place")
            WHERE state = 'WAITING'
        `);
    await queryRunner.query(`
            CREATE INDEX "extraction_rerun_document_started_idx" ON "extraction_rerun_document" ("started_at")
            WHERE started_at IS NOT NULL
        `);
    await queryRunner.query(`
            ALTER TABLE "extraction_rerun"
            ADD CONSTRAINT "extraction_rerun_requested_by_fk" FOREIGN KEY ("requested_by") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "extraction_rerun_document"
            ADD CONSTRAINT "extraction_rerun_document_rerun_id_fk" FOREIGN KEY ("rerun_id") REFERENCES "extraction_rerun"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "extraction_rerun_document"
            ADD CONSTRAINT "extraction_rerun_document_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            DROP TABLE "extraction_rerun_document"
        `);
    await queryRunner.query(`
            DROP TABLE "extraction_rerun"
        `);
    await queryRunner.query(`
            DROP INDEX "claim_unsuggested_idx"
        `);
    await queryRunner.query(`
            ALTER TABLE "claim"
            DROP COLUMN "unsuggested_since",
            DROP COLUMN "latest_opinion"
        `);
  }
}
