import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddSearchMemory1795500200000 implements MigrationInterface {
  name = 'AddSearchMemory1795500200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            CREATE TABLE "search_memory" (
                "document_id" uuid NOT NULL,
                "document_version_id" uuid NOT NULL,
                "content" text NOT NULL,
                CONSTRAINT "search_memory_pk" PRIMARY KEY ("document_id")
            )
        `);
    await queryRunner.query(`
            ALTER TABLE "search_memory"
            ADD CONSTRAINT "search_memory_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "search_memory"
            ADD CONSTRAINT "search_memory_document_version_id_fk" FOREIGN KEY ("document_version_id") REFERENCES "document_version"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            ALTER TABLE "search_memory" DROP CONSTRAINT "search_memory_document_version_id_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "search_memory" DROP CONSTRAINT "search_memory_document_id_fk"
        `);
    await queryRunner.query(`
            DROP TABLE "search_memory"
        `);
  }
}
