import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddSourceModified1795441000000 implements MigrationInterface {
  name = 'AddSourceModified1795441000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            ALTER TABLE "document_version"
            ADD "source_modified_at" TIMESTAMP WITH TIME ZONE
        `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            ALTER TABLE "document_version" DROP COLUMN "source_modified_at"
        `);
  }
}
