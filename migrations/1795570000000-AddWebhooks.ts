import { MigrationInterface, QueryRunner } from 'typeorm';

export class AddWebhooks1795570000000 implements MigrationInterface {
  name = 'AddWebhooks1795570000000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            CREATE TABLE "webhook_cursor" (
                "id" integer NOT NULL,
                "seq" bigint NOT NULL,
                CONSTRAINT "webhook_cursor_single" CHECK (id = 1),
                CONSTRAINT "webhook_cursor_pk" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE TABLE "webhook_endpoint" (
                "id" uuid NOT NULL,
                "url" text NOT NULL,
                "description" text NOT NULL,
                "events" text array NOT NULL,
                "enabled" boolean NOT NULL,
                "disabled_reason" text,
                "disabled_at" TIMESTAMP WITH TIME ZONE,
                "secret" text NOT NULL,
                "previous_secret" text,
                "previous_secret_until" TIMESTAMP WITH TIME ZONE,
                "after_seq" bigint NOT NULL,
                "created_by" uuid NOT NULL,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "version" integer NOT NULL DEFAULT '1',
                "failing_since" TIMESTAMP WITH TIME ZONE,
                "failures" integer NOT NULL DEFAULT '0',
                "last_success_at" TIMESTAMP WITH TIME ZONE,
                "resting_until" TIMESTAMP WITH TIME ZONE,
                "woken_at" TIMESTAMP WITH TIME ZONE,
                "lease_id" uuid,
                "leased_until" TIMESTAMP WITH TIME ZONE,
                CONSTRAINT "webhook_endpoint_previous_secret" CHECK (
                    (previous_secret IS NULL) = (previous_secret_until IS NULL)
                ),
                CONSTRAINT "webhook_endpoint_enabled" CHECK (enabled = (disabled_reason IS NULL)),
                CONSTRAINT "webhook_endpoint_disabled_reason" CHECK (disabled_reason IN ('PERSON', 'GONE', 'FAILING')),
                CONSTRAINT "webhook_endpoint_pk" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "webhook_endpoint_created_at_idx" ON "webhook_endpoint" ("created_at", "id")
        `);
    await queryRunner.query(`
            CREATE TABLE "webhook_event" (
                "id" uuid NOT NULL,
                "seq" bigint,
                "type" text NOT NULL,
                "claim_id" uuid,
                "occurred_at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                "body" text NOT NULL,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                CONSTRAINT "webhook_event_pk" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "webhook_event_created_at_idx" ON "webhook_event" ("created_at")
        `);
    await queryRunner.query(`
            CREATE UNIQUE INDEX "webhook_event_seq_unique" ON "webhook_event" ("seq")
        `);
    await queryRunner.query(`
            CREATE TABLE "webhook_delivery" (
                "id" uuid NOT NULL,
                "endpoint_id" uuid NOT NULL,
                "event_id" uuid NOT NULL,
                "position" bigint NOT NULL,
                "state" text NOT NULL,
                "attempts" integer NOT NULL DEFAULT '0',
                "tries" integer NOT NULL DEFAULT '0',
                "next_attempt_at" TIMESTAMP WITH TIME ZONE,
                "last_attempt_at" TIMESTAMP WITH TIME ZONE,
                "status_code" integer,
                "duration_ms" integer,
                "error" text,
                "response_body" text,
                "delivered_at" TIMESTAMP WITH TIME ZONE,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                CONSTRAINT "webhook_delivery_next" CHECK (
                    (state = 'PENDING') = (next_attempt_at IS NOT NULL)
                ),
                CONSTRAINT "webhook_delivery_state" CHECK (state IN ('PENDING', 'DELIVERED', 'FAILED')),
                CONSTRAINT "webhook_delivery_pk" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "webhook_delivery_due_idx" ON "webhook_delivery" ("endpoint_id", "next_attempt_at", "position")
            WHERE state = 'PENDING'
        `);
    await queryRunner.query(`
            CREATE INDEX "webhook_delivery_event_idx" ON "webhook_delivery" ("event_id")
        `);
    await queryRunner.query(`
            CREATE INDEX "webhook_delivery_log_idx" ON "webhook_delivery" ("endpoint_id", "created_at", "id")
        `);
    await queryRunner.query(`
            CREATE UNIQUE INDEX "webhook_delivery_once" ON "webhook_delivery" ("endpoint_id", "event_id")
        `);
    await queryRunner.query(`
            ALTER TABLE "webhook_endpoint"
            ADD CONSTRAINT "webhook_endpoint_created_by_fk" FOREIGN KEY ("created_by") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "webhook_delivery"
            ADD CONSTRAINT "webhook_delivery_endpoint_id_fk" FOREIGN KEY ("endpoint_id") REFERENCES "webhook_endpoint"("id") ON DELETE CASCADE ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "webhook_delivery"
            ADD CONSTRAINT "webhook_delivery_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "webhook_event"("id") ON DELETE CASCADE ON UPDATE NO ACTION
        `);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            ALTER TABLE "webhook_delivery" DROP CONSTRAINT "webhook_delivery_event_id_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "webhook_delivery" DROP CONSTRAINT "webhook_delivery_endpoint_id_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "webhook_endpoint" DROP CONSTRAINT "webhook_endpoint_created_by_fk"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."webhook_delivery_once"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."webhook_delivery_log_idx"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."webhook_delivery_event_idx"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."webhook_delivery_due_idx"
        `);
    await queryRunner.query(`
            DROP TABLE "webhook_delivery"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."webhook_event_seq_unique"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."webhook_event_created_at_idx"
        `);
    await queryRunner.query(`
            DROP TABLE "webhook_event"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."webhook_endpoint_created_at_idx"
        `);
    await queryRunner.query(`
            DROP TABLE "webhook_endpoint"
        `);
    await queryRunner.query(`
            DROP TABLE "webhook_cursor"
        `);
  }
}
