import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Webhooks tell what happens from here on, not the whole past of a desk. */
export class BeginWebhookEvents1795570100000 implements MigrationInterface {
  name = 'BeginWebhookEvents1795570100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`INSERT INTO webhook_cursor (id, seq) SELECT 1, seq FROM audit_head WHERE id = 1`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DELETE FROM webhook_cursor`);
  }
}
