import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every try of a webhook's delivery, in a table of its own; the last one is taken over. */
export class KeepWebhookTries1795770021000 implements MigrationInterface {
  name = 'KeepWebhookTries1795770021000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            CREATE TABLE "webhook_attempt" (
                "id" uuid NOT NULL,
                "delivery_id" uuid NOT NULL,
                "started_at" TIMESTAMP WITH TIME ZONE NOT NULL,
                "status_code" integer,
                "duration_ms" integer NOT NULL,
                "error" text,
                "response_body" text,
                CONSTRAINT "webhook_attempt_pk" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            INSERT INTO webhook_attempt (id, delivery_id, started_at, status_code, duration_ms, error, response_body)
            SELECT gen_random_uuid(), id, last_attempt_at, status_code, duration_ms, error, response_body
            FROM webhook_delivery WHERE last_attempt_at IS NOT NULL AND duration_ms IS NOT NULL
        `);
    await queryRunner.query(`
            CREATE INDEX "webhook_attempt_delivery_idx" ON "webhook_attempt" ("delivery_id", "started_at", "id")
        `);
    await queryRunner.query(`
            ALTER TABLE "webhook_attempt"
            ADD CONSTRAINT "webhook_attempt_delivery_id_fk" FOREIGN KEY ("delivery_id") REFERENCES "webhook_delivery"("id") ON DELETE CASCADE ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "webhook_delivery" DROP COLUMN "response_body"
        `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            ALTER TABLE "webhook_delivery"
            ADD "response_body" text
        `);
    await queryRunner.query(`
            UPDATE webhook_delivery SET response_body = newest.response_body
            FROM (
              SELECT DISTINCT ON (delivery_id) delivery_id, response_body FROM webhook_attempt
              ORDER BY delivery_id, started_at DESC, id DESC
            ) newest
            WHERE newest.delivery_id = webhook_delivery.id
        `);
    await queryRunner.query(`
            DROP TABLE "webhook_attempt"
        `);
  }
}
