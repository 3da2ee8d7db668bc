import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddNotifications1795500400000 implements MigrationInterface {
  name = 'AddNotifications1795500400000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            CREATE TABLE "mail_digest" (
                "id" uuid NOT NULL,
                "user_id" uuid NOT NULL,
                "day" date NOT NULL,
                "state" text NOT NULL,
                "claimed_at" TIMESTAMP WITH TIME ZONE,
                "sent_at" TIMESTAMP WITH TIME ZONE,
                "error" text,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                CONSTRAINT "mail_digest_user_day" UNIQUE ("user_id", "day"),
                CONSTRAINT "mail_digest_state" CHECK (
                    state IN ('EMPTY', 'PENDING', 'SENDING', 'SENT', 'DROPPED', 'FAILED')
                ),
                CONSTRAINT "mail_digest_pk" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "mail_digest_created_at_idx" ON "mail_digest" ("created_at")
        `);
    await queryRunner.query(`
            CREATE TABLE "notification" (
                "id" uuid NOT NULL,
                "user_id" uuid NOT NULL,
                "kind" text NOT NULL,
                "claim_id" uuid,
                "document_id" uuid,
                "data" jsonb NOT NULL,
                "in_app" boolean NOT NULL,
                "digest" boolean NOT NULL,
                "once_key" text,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "read_at" TIMESTAMP WITH TIME ZONE,
                "digest_id" uuid,
                CONSTRAINT "notification_pk" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE UNIQUE INDEX "notification_once" ON "notification" ("user_id", "once_key")
            WHERE once_key IS NOT NULL
        `);
    await queryRunner.query(`
            CREATE INDEX "notification_created_at_idx" ON "notification" ("created_at")
        `);
    await queryRunner.query(`
            CREATE INDEX "notification_digest_id_idx" ON "notification" ("digest_id")
        `);
    await queryRunner.query(`
            CREATE INDEX "notification_for_digest_idx" ON "notification" ("user_id")
            WHERE digest
                AND read_at IS NULL
                AND digest_id IS NULL
        `);
    await queryRunner.query(`
            CREATE INDEX "notification_unread_idx" ON "notification" ("user_id", "created_at", "id")
            WHERE read_at IS NULL
        `);
    await queryRunner.query(`
            CREATE INDEX "notification_user_idx" ON "notification" ("user_id", "created_at", "id")
        `);
    await queryRunner.query(`
            CREATE TABLE "notification_preference" (
                "user_id" uuid NOT NULL,
                "kind" text NOT NULL,
                "in_app" boolean NOT NULL,
                "digest" boolean NOT NULL,
                CONSTRAINT "notification_preference_pk" PRIMARY KEY ("user_id", "kind")
            )
        `);
    await queryRunner.query(`
            CREATE TABLE "notification_settings" (
                "user_id" uuid NOT NULL,
                "time_zone" text NOT NULL,
                "digest_hour" integer NOT NULL,
                "daily_digest" boolean NOT NULL,
                CONSTRAINT "notification_settings_hour" CHECK (digest_hour BETWEEN 0 AND 23),
                CONSTRAINT "notification_settings_pk" PRIMARY KEY ("user_id")
            )
        `);
    await queryRunner.query(`
            ALTER TABLE "mail_digest"
            ADD CONSTRAINT "mail_digest_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "notification"
            ADD CONSTRAINT "notification_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "notification"
            ADD CONSTRAINT "notification_digest_id_fk" FOREIGN KEY ("digest_id") REFERENCES "mail_digest"("id") ON DELETE SET NULL ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "notification_preference"
            ADD CONSTRAINT "notification_preference_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "notification_settings"
            ADD CONSTRAINT "notification_settings_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE "notification_settings"`);
    await queryRunner.query(`DROP TABLE "notification_preference"`);
    await queryRunner.query(`DROP TABLE "notification"`);
    await queryRunner.query(`DROP TABLE "mail_digest"`);
  }
}
