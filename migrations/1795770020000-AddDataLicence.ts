import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The licence that an export gives its data out under. */
export class AddDataLicence1795770020000 implements MigrationInterface {
  name = 'AddDataLicence1795770020000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            ALTER TABLE "export_snapshot"
            ADD "licence" text
        `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            ALTER TABLE "export_snapshot" DROP COLUMN "licence"
        `);
  }
}
