import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddExports1795530000000 implements MigrationInterface {
  name = 'AddExports1795530000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            CREATE TABLE "chunked_file" (
                "id" uuid NOT NULL,
                "size" bigint,
                "sha256" text,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "completed_at" TIMESTAMP WITH TIME ZONE,
                CONSTRAINT "chunked_file_complete" CHECK (
                    (completed_at IS NULL) = (size IS NULL)
                    AND (completed_at IS NULL) = (sha256 IS NULL)
                ),
                CONSTRAINT "chunked_file_pk" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE TABLE "file_chunk" (
                "file_id" uuid NOT NULL,
                "position" integer NOT NULL,
                "bytes" bytea NOT NULL,
                CONSTRAINT "file_chunk_pk" PRIMARY KEY ("file_id", "position")
            )
        `);
    await queryRunner.query(`
            CREATE TABLE "export_snapshot" (
                "id" uuid NOT NULL,
                "filter" jsonb NOT NULL,
                "requested_by" uuid,
                "public_url" text NOT NULL,
                "organisation_name" text NOT NULL,
                "pseudonym_key" text NOT NULL,
                "frozen_at" TIMESTAMP WITH TIME ZONE,
                "changed_at" TIMESTAMP WITH TIME ZONE,
                "total" integer,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "used_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                CONSTRAINT "export_snapshot_pk" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE TABLE "export_snapshot_item" (
                "snapshot_id" uuid NOT NULL,
                "number" bigint NOT NULL,
                "status" jsonb NOT NULL,
                "ratings" uuid array NOT NULL DEFAULT '{}',
                CONSTRAINT "export_snapshot_item_pk" PRIMARY KEY ("snapshot_id", "number")
            )
        `);
    await queryRunner.query(`
            CREATE TABLE "report_export" (
                "id" uuid NOT NULL,
                "snapshot_id" uuid,
                "format" text NOT NULL,
                "options" jsonb NOT NULL,
                "state" text NOT NULL,
                "done" integer NOT NULL DEFAULT '0',
                "run_id" uuid,
                "file_id" uuid,
                "filename" text,
                "size" bigint,
                "sha256" text,
                "failure_code" text,
                "failure_message" text,
                "requested_by" uuid NOT NULL,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "started_at" TIMESTAMP WITH TIME ZONE,
                "touched_at" TIMESTAMP WITH TIME ZONE NOT NULL,
                "finished_at" TIMESTAMP WITH TIME ZONE,
                "expires_at" TIMESTAMP WITH TIME ZONE,
                CONSTRAINT "report_export_failed" CHECK (
                    state <> 'FAILED'
                    OR failure_code IS NOT NULL
                ),
                CONSTRAINT "report_export_ready" CHECK (
                    state <> 'READY'
                    OR (
                        file_id IS NOT NULL
                        AND sha256 IS NOT NULL
                        AND size IS NOT NULL
                    )
                ),
                CONSTRAINT "report_export_state" CHECK (
                    state IN (
                        'QUEUED',
                        'RUNNING',
                        'READY',
                        'FAILED',
                        'CANCELLED',
                        'EXPIRED'
                    )
                ),
                CONSTRAINT "report_export_pk" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "report_export_open_idx" ON "report_export" ("requested_by")
            WHERE state IN ('QUEUED', 'RUNNING')
        `);
    await queryRunner.query(`
            CREATE INDEX "report_export_expires_at_idx" ON "report_export" ("expires_at")
            WHERE expires_at IS NOT NULL
        `);
    await queryRunner.query(`
            CREATE INDEX "report_export_snapshot_idx" ON "report_export" ("snapshot_id")
        `);
    await queryRunner.query(`
            CREATE INDEX "report_export_created_at_idx" ON "report_export" ("created_at", "id")
        `);
    await queryRunner.query(`
            ALTER TABLE "file_chunk"
            ADD CONSTRAINT "file_chunk_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "chunked_file"("id") ON DELETE CASCADE ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "export_snapshot"
            ADD CONSTRAINT "export_snapshot_requested_by_fk" FOREIGN KEY ("requested_by") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "export_snapshot_item"
            ADD CONSTRAINT "export_snapshot_item_snapshot_id_fk" FOREIGN KEY ("snapshot_id") REFERENCES "export_snapshot"("id") ON DELETE CASCADE ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "report_export"
            ADD CONSTRAINT "report_export_snapshot_id_fk" FOREIGN KEY ("snapshot_id") REFERENCES "export_snapshot"("id") ON DELETE
            SET NULL ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "report_export"
            ADD CONSTRAINT "report_export_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "chunked_file"("id") ON DELETE
            SET NULL ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "report_export"
            ADD CONSTRAINT "report_export_requested_by_fk" FOREIGN KEY ("requested_by") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            ALTER TABLE "report_export" DROP CONSTRAINT "report_export_requested_by_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "report_export" DROP CONSTRAINT "report_export_file_id_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "report_export" DROP CONSTRAINT "report_export_snapshot_id_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "export_snapshot_item" DROP CONSTRAINT "export_snapshot_item_snapshot_id_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "export_snapshot" DROP CONSTRAINT "export_snapshot_requested_by_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "file_chunk" DROP CONSTRAINT "file_chunk_file_id_fk"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."report_export_created_at_idx"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."report_export_snapshot_idx"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."report_export_expires_at_idx"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."report_export_open_idx"
        `);
    await queryRunner.query(`
            DROP TABLE "report_export"
        `);
    await queryRunner.query(`
            DROP TABLE "export_snapshot_item"
        `);
    await queryRunner.query(`
            DROP TABLE "export_snapshot"
        `);
    await queryRunner.query(`
            DROP TABLE "file_chunk"
        `);
    await queryRunner.query(`
            DROP TABLE "chunked_file"
        `);
  }
}
