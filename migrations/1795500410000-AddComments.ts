import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddComments1795500410000 implements MigrationInterface {
  name = 'AddComments1795500410000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            CREATE TABLE "comment_thread" (
                "id" uuid NOT NULL,
                "scope" text NOT NULL,
                "claim_id" uuid,
                "document_id" uuid,
                "assignment_id" uuid,
                "created_by" uuid NOT NULL,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "resolved_at" TIMESTAMP WITH TIME ZONE,
                CONSTRAINT "comment_thread_subject" CHECK (
                    (document_id IS NOT NULL) = (scope = 'DOCUMENT')
                    AND (claim_id IS NOT NULL) = (scope <> 'DOCUMENT')
                    AND (assignment_id IS NOT NULL) = (scope = 'ASSIGNMENT')
                ),
                CONSTRAINT "comment_thread_scope" CHECK (scope IN ('CLAIM', 'DOCUMENT', 'ASSIGNMENT')),
                CONSTRAINT "comment_thread_pk" PRIMARY KEY ("id")
            )
        `);
    for (const subject of ['assignment', 'document', 'claim']) {
      await queryRunner.query(`
            CREATE INDEX "comment_thread_${subject}_idx" ON "comment_thread" ("${subject}_id", "created_at", "id")
        `);
    }
    await queryRunner.query(`
            CREATE TABLE "comment" (
                "id" uuid NOT NULL,
                "thread_id" uuid NOT NULL,
                "author_id" uuid NOT NULL,
                "revision" integer NOT NULL,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "deleted_at" TIMESTAMP WITH TIME ZONE,
                CONSTRAINT "comment_revision_positive" CHECK (revision > 0),
                CONSTRAINT "comment_pk" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "comment_thread_id_idx" ON "comment" ("thread_id", "created_at", "id")
        `);
    await queryRunner.query(`
            CREATE TABLE "comment_revision" (
                "comment_id" uuid NOT NULL,
                "revision" integer NOT NULL,
                "body" text NOT NULL,
                "mentions" uuid array NOT NULL,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                CONSTRAINT "comment_revision_pk" PRIMARY KEY ("comment_id", "revision")
            )
        `);
    await queryRunner.query(`
            ALTER TABLE "comment_thread"
            ADD CONSTRAINT "comment_thread_claim_id_fk" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
            ADD CONSTRAINT "comment_thread_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
            ADD CONSTRAINT "comment_thread_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "assignment"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
            ADD CONSTRAINT "comment_thread_created_by_fk" FOREIGN KEY ("created_by") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "comment"
            ADD CONSTRAINT "comment_thread_id_fk" FOREIGN KEY ("thread_id") REFERENCES "comment_thread"("id") ON DELETE RESTRICT ON UPDATE NO ACTION,
            ADD CONSTRAINT "comment_author_id_fk" FOREIGN KEY ("author_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "comment_revision"
            ADD CONSTRAINT "comment_revision_comment_id_fk" FOREIGN KEY ("comment_id") REFERENCES "comment"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    // What entities cannot say: the history of what was said is append-only.
    await queryRunner.query(
      `CREATE TRIGGER comment_revision_immutable BEFORE UPDATE OR DELETE ON comment_revision
         FOR EACH ROW EXECUTE FUNCTION row_refuse_change()`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE "comment_revision"`);
    await queryRunner.query(`DROP TABLE "comment"`);
    await queryRunner.query(`DROP TABLE "comment_thread"`);
  }
}
