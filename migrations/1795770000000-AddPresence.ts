import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which editors look at which claim or document just now. */
export class AddPresence1795770000000 implements MigrationInterface {
  name = 'AddPresence1795770000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            CREATE TABLE "presence" (
                "kind" text NOT NULL,
                "entity_id" uuid NOT NULL,
                "user_id" uuid NOT NULL,
                "seen_at" TIMESTAMP WITH TIME ZONE NOT NULL,
                CONSTRAINT "presence_kind" CHECK (kind IN ('claim', 'document')),
                CONSTRAINT "presence_pk" PRIMARY KEY ("kind", "entity_id", "user_id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "presence_seen_at_idx" ON "presence" ("seen_at")
        `);
    await queryRunner.query(`
            ALTER TABLE "presence"
            ADD CONSTRAINT "presence_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE NO ACTION
        `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            ALTER TABLE "presence" DROP CONSTRAINT "presence_user_id_fk"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."presence_seen_at_idx"
        `);
    await queryRunner.query(`
            DROP TABLE "presence"
        `);
  }
}
