import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  // Versions are immutable, also for a migration: what is known of old ones is filled in as defaults of new columns, and
  // the time, which differs from row to row, with the trigger put aside.
  `ALTER TABLE "document_version" ADD "origin" text NOT NULL DEFAULT 'EDIT'`,
  `ALTER TABLE "document_version" ALTER COLUMN "origin" DROP DEFAULT`,
  `ALTER TABLE "document_version" ADD "hook_id" uuid`,
  `ALTER TABLE "document_version" ADD "obtained_at" TIMESTAMP WITH TIME ZONE`,
  `ALTER TABLE "document_version" DISABLE TRIGGER document_version_immutable`,
  `UPDATE "document_version" SET "obtained_at" = "created_at", "origin" = CASE "number" WHEN 1 THEN 'FIRST' ELSE 'EDIT' END`,
  `ALTER TABLE "document_version" ENABLE TRIGGER document_version_immutable`,
  `ALTER TABLE "document_version" ALTER COLUMN "obtained_at" SET NOT NULL`,
  `ALTER TABLE "document_version" ALTER COLUMN "created_by" DROP NOT NULL`,
  `ALTER TABLE "document_version" ADD CONSTRAINT "document_version_origin" CHECK (origin IN ('FIRST', 'EDIT', 'UPLOAD', 'REFETCH', 'WATCH', 'HOOK'))`,

  `ALTER TABLE "web_page" ADD "moved_to" text`,
  `ALTER TABLE "web_page" ADD "text_identity" text`,
  `ALTER TABLE "web_page" ADD "title" text`,

  `ALTER TABLE "document_job" DROP CONSTRAINT "document_job_kind"`,
  `ALTER TABLE "document_job" ADD CONSTRAINT "document_job_kind" CHECK (kind IN ('READ', 'EXTRACT', 'RESOLVE', 'UPLOAD', 'REFRESH'))`,
  `ALTER TABLE "document_job" ADD "file_id" uuid`,
  `ALTER TABLE "document_job" ADD "requested_by" uuid`,
  `ALTER TABLE "document_job" ADD "hook_id" uuid`,
  `ALTER TABLE "document_job" ADD CONSTRAINT "document_job_file_id_fk" FOREIGN KEY ("file_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE NO ACTION`,
  `ALTER TABLE "document_job" ADD CONSTRAINT "document_job_requested_by_fk" FOREIGN KEY ("requested_by") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION`,
  `DROP INDEX "document_job_one_active"`,
  `CREATE UNIQUE INDEX "document_job_one_active" ON "document_job" ("document_id", "version_number", "kind") WHERE status IN ('QUEUED', 'RUNNING') AND kind <> 'UPLOAD'`,
];

const DOWN = [
  `DELETE FROM "document_job" WHERE kind IN ('UPLOAD', 'REFRESH')`,
  `DROP INDEX "document_job_one_active"`,
  `CREATE UNIQUE INDEX "document_job_one_active" ON "document_job" ("document_id", "version_number", "kind") WHERE status IN ('QUEUED', 'RUNNING')`,
  `ALTER TABLE "document_job" DROP CONSTRAINT "document_job_requested_by_fk"`,
  `ALTER TABLE "document_job" DROP CONSTRAINT "document_job_file_id_fk"`,
  `ALTER TABLE "document_job" DROP COLUMN "hook_id"`,
  `ALTER TABLE "document_job" DROP COLUMN "requested_by"`,
  `ALTER TABLE "document_job" DROP COLUMN "file_id"`,
  `ALTER TABLE "document_job" DROP CONSTRAINT "document_job_kind"`,
  `ALTER TABLE "document_job" ADD CONSTRAINT "document_job_kind" CHECK (kind IN ('READ', 'EXTRACT', 'RESOLVE'))`,

  `ALTER TABLE "web_page" DROP COLUMN "title"`,
  `ALTER TABLE "web_page" DROP COLUMN "text_identity"`,
  `ALTER TABLE "web_page" DROP COLUMN "moved_to"`,

  `ALTER TABLE "document_version" DROP CONSTRAINT "document_version_origin"`,
  // A version nobody in person made is put down to whoever made its document.
  `ALTER TABLE "document_version" DISABLE TRIGGER document_version_immutable`,
  `UPDATE "document_version" SET "created_by" = (SELECT created_by FROM "document" WHERE id = document_id) WHERE "created_by" IS NULL`,
  `ALTER TABLE "document_version" ENABLE TRIGGER document_version_immutable`,
  `ALTER TABLE "document_version" ALTER COLUMN "created_by" SET NOT NULL`,
  `ALTER TABLE "document_version" DROP COLUMN "obtained_at"`,
  `ALTER TABLE "document_version" DROP COLUMN "hook_id"`,
  `ALTER TABLE "document_version" DROP COLUMN "origin"`,
];

/** Where each version came from, new kinds of jobs, and what is remembered of a page between two looks at it. */
export class AddVersionOrigins1795500000000 implements MigrationInterface {
  name = 'AddVersionOrigins1795500000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}
