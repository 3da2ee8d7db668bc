import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddExtractionDesk1795440000000 implements MigrationInterface {
  name = 'AddExtractionDesk1795440000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            CREATE TABLE "extraction_settings" (
                "id" uuid NOT NULL,
                "version" integer NOT NULL,
                "content" jsonb NOT NULL,
                "created_by" uuid NOT NULL,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                CONSTRAINT "extraction_settings_version_unique" UNIQUE ("version"),
                CONSTRAINT "extraction_settings_version_positive" CHECK (version > 0),
                CONSTRAINT "extraction_settings_pk" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE TABLE "discarded_sentence" (
                "document_version_id" uuid NOT NULL,
                "rank" integer NOT NULL,
                "start_offset" integer NOT NULL,
                "end_offset" integer NOT NULL,
                "text" text NOT NULL,
                "score" real NOT NULL,
                "reasons" text array NOT NULL,
                CONSTRAINT "discarded_sentence_score" CHECK (score BETWEEN 0 AND 1),
                CONSTRAINT "discarded_sentence_span" CHECK (
                    start_offset >= 0
                    AND end_offset > start_offset
                ),
                CONSTRAINT "discarded_sentence_pk" PRIMARY KEY ("document_version_id", "rank")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "discarded_sentence_place_idx" ON "discarded_sentence" ("document_version_id", "start_offset")
        `);
    await queryRunner.query(`
            ALTER TABLE "document_version"
            ADD "search" jsonb
        `);
    await queryRunner.query(`
            ALTER TABLE "claim"
            ADD "extractor_opinion" jsonb,
            ADD "context" jsonb,
            ADD "needs_context" boolean NOT NULL DEFAULT false,
            ADD "triage" text,
            ADD "triage_reason" text,
            ADD "triaged_at" TIMESTAMP WITH TIME ZONE
        `);
    await queryRunner.query(`
            ALTER TABLE "claim"
            ADD CONSTRAINT "claim_triage_value" CHECK (triage IN ('ACCEPTED', 'REJECTED'))
        `);
    await queryRunner.query(`
            ALTER TABLE "claim"
            ADD CONSTRAINT "claim_triage" CHECK (
                    (triage IS NULL) = (triaged_at IS NULL)
                    AND (
                        triage_reason IS NULL
                        OR triage = 'REJECTED'
                    )
                )
        `);
    await queryRunner.query(`
            CREATE INDEX "claim_triaged_at_idx" ON "claim" ("triaged_at", "id")
            WHERE extractor_opinion IS NOT NULL
                AND triage IS NOT NULL
        `);
    await queryRunner.query(`
            ALTER TABLE "extraction_settings"
            ADD CONSTRAINT "extraction_settings_created_by_fk" FOREIGN KEY ("created_by") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "discarded_sentence"
            ADD CONSTRAINT "discarded_sentence_document_version_id_fk" FOREIGN KEY ("document_version_id") REFERENCES "document_version"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            ALTER TABLE "discarded_sentence" DROP CONSTRAINT "discarded_sentence_document_version_id_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "extraction_settings" DROP CONSTRAINT "extraction_settings_created_by_fk"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."claim_triaged_at_idx"
        `);
    await queryRunner.query(`
            ALTER TABLE "claim" DROP CONSTRAINT "claim_triage"
        `);
    await queryRunner.query(`
            ALTER TABLE "claim" DROP CONSTRAINT "claim_triage_value"
        `);
    await queryRunner.query(`
            ALTER TABLE "claim"
            DROP COLUMN "triaged_at",
            DROP COLUMN "triage_reason",
            DROP COLUMN "triage",
            DROP COLUMN "needs_context",
            DROP COLUMN "context",
            DROP COLUMN "extractor_opinion"
        `);
    await queryRunner.query(`
            ALTER TABLE "document_version" DROP COLUMN "search"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."discarded_sentence_place_idx"
        `);
    await queryRunner.query(`
            DROP TABLE "discarded_sentence"
        `);
    await queryRunner.query(`
            DROP TABLE "extraction_settings"
        `);
  }
}
