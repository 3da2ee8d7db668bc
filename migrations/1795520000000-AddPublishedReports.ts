import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reports as they were published. */
export class AddPublishedReports1795520000000 implements MigrationInterface {
  name = 'AddPublishedReports1795520000000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            CREATE TABLE "published_report" (
                "number" bigint NOT NULL,
                "verdict_id" uuid NOT NULL,
                "claim_id" uuid NOT NULL,
                "document_id" uuid NOT NULL,
                "source_id" uuid,
                "content" text NOT NULL,
                "content_hash" text NOT NULL,
                "verdict_version" integer NOT NULL,
                "label" text NOT NULL,
                "label_color" text,
                "scheme_key" text NOT NULL,
                "language" text NOT NULL,
                "claimant_key" text,
                "topics" text array NOT NULL,
                "words" tsvector NOT NULL,
                "published_at" TIMESTAMP WITH TIME ZONE NOT NULL,
                CONSTRAINT "published_report_verdict_unique" UNIQUE ("verdict_id"),
                CONSTRAINT "published_report_pk" PRIMARY KEY ("number")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "published_report_published_at_idx" ON "published_report" ("published_at")
        `);
    await queryRunner.query(`
            CREATE INDEX "published_report_claimant_idx" ON "published_report" ("claimant_key", "number")
        `);
    await queryRunner.query(`
            CREATE INDEX "published_report_source_idx" ON "published_report" ("source_id", "number")
        `);
    await queryRunner.query(`
            CREATE INDEX "published_report_document_idx" ON "published_report" ("document_id", "number")
        `);
    await queryRunner.query(`
            CREATE INDEX "published_report_claim_idx" ON "published_report" ("claim_id", "number")
        `);
    await queryRunner.query(`
            CREATE INDEX "verdict_stale_since_idx" ON "verdict" ("stale_since")
            WHERE stale_since IS NOT NULL
        `);
    await queryRunner.query(`
            ALTER TABLE "published_report"
            ADD CONSTRAINT "published_report_verdict_id_fk" FOREIGN KEY ("verdict_id") REFERENCES "verdict"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "published_report"
            ADD CONSTRAINT "published_report_claim_id_fk" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "published_report"
            ADD CONSTRAINT "published_report_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "published_report"
            ADD CONSTRAINT "published_report_source_id_fk" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            ALTER TABLE "published_report" DROP CONSTRAINT "published_report_source_id_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "published_report" DROP CONSTRAINT "published_report_document_id_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "published_report" DROP CONSTRAINT "published_report_claim_id_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "published_report" DROP CONSTRAINT "published_report_verdict_id_fk"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."verdict_stale_since_idx"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."published_report_claim_idx"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."published_report_document_idx"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."published_report_source_idx"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."published_report_claimant_idx"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."published_report_published_at_idx"
        `);
    await queryRunner.query(`
            DROP TABLE "published_report"
        `);
  }
}
