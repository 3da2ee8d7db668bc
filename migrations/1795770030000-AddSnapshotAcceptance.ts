import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the claims of a snapshot were accepted. Snapshots taken before do not know it, and have no figures of turnaround. */
export class AddSnapshotAcceptance1795770030000 implements MigrationInterface {
  name = 'AddSnapshotAcceptance1795770030000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            ALTER TABLE "export_snapshot_item"
            ADD "accepted_at" TIMESTAMP WITH TIME ZONE
        `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            ALTER TABLE "export_snapshot_item" DROP COLUMN "accepted_at"
        `);
  }
}
