import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Hooks by which other systems tell of new texts. */
export class AddIncomingHooks1795500010000 implements MigrationInterface {
  name = 'AddIncomingHooks1795500010000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            CREATE TABLE "incoming_hook" (
                "id" uuid NOT NULL,
                "name" text NOT NULL,
                "document_id" uuid,
                "source_id" uuid,
                "creates_documents" boolean NOT NULL,
                "secret_hash" text NOT NULL,
                "created_by" uuid NOT NULL,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "revoked_at" TIMESTAMP WITH TIME ZONE,
                "last_called_at" TIMESTAMP WITH TIME ZONE,
                "minute_started_at" TIMESTAMP WITH TIME ZONE,
                "calls_in_minute" integer NOT NULL DEFAULT '0',
                CONSTRAINT "incoming_hook_creates_for_source" CHECK (source_id IS NOT NULL OR NOT creates_documents),
                CONSTRAINT "incoming_hook_one_target" CHECK ((document_id IS NULL) <> (source_id IS NULL)),
                CONSTRAINT "incoming_hook_pk" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "incoming_hook_created_at_idx" ON "incoming_hook" ("created_at", "id")
        `);
    for (const [column, table] of [
      ['document_id', 'document'],
      ['source_id', 'source'],
      ['created_by', 'user_account'],
    ]) {
      await queryRunner.query(`
            ALTER TABLE "incoming_hook"
            ADD CONSTRAINT "incoming_hook_${column}_fk" FOREIGN KEY ("${column}") REFERENCES "${table}"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE "incoming_hook"`);
  }
}
