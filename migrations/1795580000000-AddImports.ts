import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddImports1795580000000 implements MigrationInterface {
  name = 'AddImports1795580000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            CREATE TABLE "import_run" (
                "id" uuid NOT NULL,
                "kind" text,
                "status" text NOT NULL,
                "dry_run" boolean NOT NULL,
                "filename" text,
                "url" text,
                "final_url" text,
                "licence" text,
                "size" bigint,
                "sha256" text,
                "obtained_at" TIMESTAMP WITH TIME ZONE,
                "bytes_done" bigint NOT NULL,
                "rows" integer NOT NULL,
                "counts" jsonb NOT NULL,
                "notes" jsonb NOT NULL,
                "error_code" text,
                "error_message" text,
                "requested_by" uuid NOT NULL,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "started_at" TIMESTAMP WITH TIME ZONE,
                "finished_at" TIMESTAMP WITH TIME ZONE,
                CONSTRAINT "import_run_finished" CHECK (
                    (status IN ('QUEUED', 'RUNNING')) = (finished_at IS NULL)
                ),
                CONSTRAINT "import_run_status" CHECK (
                    status IN (
                        'QUEUED',
                        'RUNNING',
                        'DONE',
                        'FAILED',
                        'CANCELLED'
                    )
                ),
                CONSTRAINT "import_run_kind" CHECK (
                    kind IN (
                        'CLAIMREVIEW_PAGE',
                        'CLAIMREVIEW_JSON',
                        'CLAIMREVIEW_CSV',
                        'DESK_REPORTS',
                        'DOCUMENTS_CSV',
                        'DOCUMENTS_JSONL',
                        'DOCUMENTS_ZIP'
                    )
                ),
                CONSTRAINT "import_run_pk" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "import_run_created_at_idx" ON "import_run" ("created_at", "id")
        `);
    await queryRunner.query(`
            CREATE TABLE "import_chunk" (
                "import_id" uuid NOT NULL,
                "seq" integer NOT NULL,
                "bytes" bytea NOT NULL,
                CONSTRAINT "import_chunk_pk" PRIMARY KEY ("import_id", "seq")
            )
        `);
    await queryRunner.query(`
            CREATE TABLE "import_row" (
                "import_id" uuid NOT NULL,
                "number" integer NOT NULL,
                "place" text NOT NULL,
                "outcome" text NOT NULL,
                "label" text,
                "natural_key" text,
                "content_hash" text,
                "prior_check_id" uuid,
                "document_id" uuid,
                "document_made" boolean NOT NULL DEFAULT false,
                "error_code" text,
                "error_message" text,
                "warnings" jsonb NOT NULL,
                CONSTRAINT "import_row_refused" CHECK ((outcome = 'REFUSED') = (error_code IS NOT NULL)),
                CONSTRAINT "import_row_outcome" CHECK (
                    outcome IN (
                        'CREATED',
                        'UPDATED',
                        'UNCHANGED',
                        'DUPLICATE',
                        'REFUSED'
                    )
                ),
                CONSTRAINT "import_row_pk" PRIMARY KEY ("import_id", "number")
            )
        `);
    await queryRunner.query(`
            CREATE UNIQUE INDEX "import_row_document_unique" ON "import_row" ("natural_key")
            WHERE document_made
        `);
    await queryRunner.query(`
            CREATE INDEX "import_row_own_key_idx" ON "import_row" ("import_id", "natural_key")
            WHERE natural_key IS NOT NULL
        `);
    await queryRunner.query(`
            CREATE INDEX "import_row_outcome_idx" ON "import_row" ("import_id", "outcome", "number")
        `);
    await queryRunner.query(`
            CREATE TABLE "prior_check" (
                "id" uuid NOT NULL,
                "url" text NOT NULL,
                "claim_hash" text NOT NULL,
                "revision" integer NOT NULL,
                "content_hash" text NOT NULL,
                "claim_text" text NOT NULL,
                "claimant_name" text,
                "claimant_same_as" text,
                "claimant_kind" text,
                "claim_date" text,
                "review_date" text,
                "modified_date" text,
                "review_day" date,
                "appearances" jsonb NOT NULL,
                "publisher_name" text,
                "publisher_site" text NOT NULL,
                "title" text,
                "rating" text NOT NULL,
                "rating_numbers" jsonb NOT NULL,
                "rating_explanation" text,
                "language" text,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL,
                CONSTRAINT "prior_check_review_unique" UNIQUE ("url", "claim_hash"),
                CONSTRAINT "prior_check_revision_positive" CHECK (revision > 0),
                CONSTRAINT "prior_check_pk" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "prior_check_review_day_idx" ON "prior_check" ("review_day")
        `);
    await queryRunner.query(`
            CREATE INDEX "prior_check_site_idx" ON "prior_check" ("publisher_site", "created_at", "id")
        `);
    await queryRunner.query(`
            CREATE INDEX "prior_check_created_at_idx" ON "prior_check" ("created_at", "id")
        `);
    await queryRunner.query(`
            CREATE TABLE "prior_check_revision" (
                "prior_check_id" uuid NOT NULL,
                "revision" integer NOT NULL,
                "import_id" uuid NOT NULL,
                "row_number" integer NOT NULL,
                "place" text NOT NULL,
                "format" text NOT NULL,
                "original" text NOT NULL,
                "original_sha256" text NOT NULL,
                "content_hash" text NOT NULL,
                "claim_text" text NOT NULL,
                "rating" text NOT NULL,
                "warnings" jsonb NOT NULL,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                CONSTRAINT "prior_check_revision_format" CHECK (
                    format IN (
                        'CLAIM_REVIEW',
                        'VERDICT_REPORT',
                        'FACT_CHECK_PAGE',
                        'TABLE_ROW'
                    )
                ),
                CONSTRAINT "prior_check_revision_number" CHECK (revision > 0),
                CONSTRAINT "prior_check_revision_pk" PRIMARY KEY ("prior_check_id", "revision")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "prior_check_revision_import_idx" ON "prior_check_revision" ("import_id", "row_number")
        `);
    await queryRunner.query(`
            ALTER TABLE "import_run"
            ADD CONSTRAINT "import_run_requested_by_fk" FOREIGN KEY ("requested_by") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "import_chunk"
            ADD CONSTRAINT "import_chunk_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "import_run"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "import_row"
            ADD CONSTRAINT "import_row_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "import_run"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "prior_check_revision"
            ADD CONSTRAINT "prior_check_revision_prior_check_id_fk" FOREIGN KEY ("prior_check_id") REFERENCES "prior_check"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "prior_check_revision"
            ADD CONSTRAINT "prior_check_revision_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "import_run"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            ALTER TABLE "prior_check_revision" DROP CONSTRAINT "prior_check_revision_import_id_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "prior_check_revision" DROP CONSTRAINT "prior_check_revision_prior_check_id_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "import_row" DROP CONSTRAINT "import_row_import_id_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "import_chunk" DROP CONSTRAINT "import_chunk_import_id_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "import_run" DROP CONSTRAINT "import_run_requested_by_fk"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."prior_check_revision_import_idx"
        `);
    await queryRunner.query(`
            DROP TABLE "prior_check_revision"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."prior_check_created_at_idx"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."prior_check_site_idx"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."prior_check_review_day_idx"
        `);
    await queryRunner.query(`
            DROP TABLE "prior_check"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."import_row_outcome_idx"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."import_row_own_key_idx"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."import_row_document_unique"
        `);
    await queryRunner.query(`
            DROP TABLE "import_row"
        `);
    await queryRunner.query(`
            DROP TABLE "import_chunk"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."import_run_created_at_idx"
        `);
    await queryRunner.query(`
            DROP TABLE "import_run"
        `);
  }
}
