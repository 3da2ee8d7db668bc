import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['organisation_profile', 'methodology'] as const;

/** Verdicts name a version of the methodology, and readers may ask what the organisation said of itself: both only grow. */
export class ProtectOrganisation1795550100000 implements MigrationInterface {
  name = 'ProtectOrganisation1795550100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      await queryRunner.query(
        `CREATE TRIGGER ${table}_immutable BEFORE UPDATE OR DELETE ON ${table}
           FOR EACH ROW EXECUTE FUNCTION row_refuse_change()`,
      );
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of TABLES) await queryRunner.query(`DROP TRIGGER ${table}_immutable ON ${table}`);
  }
}
