import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether a claim was put at a place by hand is asked of every verdict; few ever were. */
export class AddReattachedIndex1795770031000 implements MigrationInterface {
  name = 'AddReattachedIndex1795770031000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            CREATE INDEX "claim_placement_reattached_idx" ON "claim_placement" ("claim_id")
            WHERE reattached_at IS NOT NULL
        `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            DROP INDEX "public"."claim_placement_reattached_idx"
        `);
  }
}
