import { MigrationInterface, QueryRunner } from 'typeorm';

export class AddReaders1795560000000 implements MigrationInterface {
  name = 'AddReaders1795560000000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            CREATE TABLE "contact_attempt" (
                "id" uuid NOT NULL,
                "claim_id" uuid NOT NULL,
                "who" text NOT NULL,
                "way" text NOT NULL,
                "attempted_at" TIMESTAMP WITH TIME ZONE NOT NULL,
                "outcome" text NOT NULL,
                "answer" text,
                "answer_public" boolean NOT NULL,
                "recorded_by" uuid NOT NULL,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                CONSTRAINT "contact_attempt_answer" CHECK ((outcome = 'ANSWERED') = (answer IS NOT NULL)),
                CONSTRAINT "contact_attempt_outcome" CHECK (outcome IN ('NO_ANSWER', 'DECLINED', 'ANSWERED')),
                CONSTRAINT "contact_attempt_way" CHECK (
                    way IN (
                        'EMAIL',
                        'PHONE',
                        'LETTER',
                        'FORM',
                        'IN_PERSON',
                        'OTHER'
                    )
                ),
                CONSTRAINT "contact_attempt_pk" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "contact_attempt_claim_id_idx" ON "contact_attempt" ("claim_id", "attempted_at", "id")
        `);
    await queryRunner.query(`
            CREATE TABLE "reply" (
                "id" uuid NOT NULL,
                "receipt_hash" text NOT NULL,
                "state" text NOT NULL,
                "verdict_id" uuid NOT NULL,
                "claim_id" uuid NOT NULL,
                "author" text NOT NULL,
                "text" text NOT NULL,
                "contact_email" text,
                "received_at" TIMESTAMP WITH TIME ZONE NOT NULL,
                "decided_at" TIMESTAMP WITH TIME ZONE,
                "decided_by" uuid,
                "reason" text,
                CONSTRAINT "reply_decided" CHECK ((state = 'RECEIVED') = (decided_at IS NULL)),
                CONSTRAINT "reply_state" CHECK (state IN ('RECEIVED', 'PUBLISHED', 'DECLINED')),
                CONSTRAINT "reply_pk" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "reply_claim_id_idx" ON "reply" ("claim_id")
        `);
    await queryRunner.query(`
            CREATE INDEX "reply_received_at_idx" ON "reply" ("received_at", "id")
        `);
    await queryRunner.query(`
            CREATE UNIQUE INDEX "reply_receipt_hash_unique" ON "reply" ("receipt_hash")
        `);
    await queryRunner.query(`
            CREATE TABLE "subscription" (
                "id" uuid NOT NULL,
                "email" text NOT NULL,
                "topic" text NOT NULL,
                "asked_at" TIMESTAMP WITH TIME ZONE NOT NULL,
                "confirmed_at" TIMESTAMP WITH TIME ZONE,
                CONSTRAINT "subscription_email_topic" UNIQUE ("email", "topic"),
                CONSTRAINT "subscription_topic" CHECK (topic ~ '^(all|(claim|document):[0-9a-f-]{36})$'),
                CONSTRAINT "subscription_pk" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "subscription_pending_idx" ON "subscription" ("asked_at")
            WHERE confirmed_at IS NULL
        `);
    await queryRunner.query(`
            CREATE INDEX "subscription_topic_idx" ON "subscription" ("topic")
            WHERE confirmed_at IS NOT NULL
        `);
    await queryRunner.query(`
            CREATE TABLE "subscription_mail" (
                "id" uuid NOT NULL,
                "subscription_id" uuid NOT NULL,
                "kind" text NOT NULL,
                "change_id" uuid,
                "state" text NOT NULL,
                "claimed_at" TIMESTAMP WITH TIME ZONE,
                "sent_at" TIMESTAMP WITH TIME ZONE,
                "error" text,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                CONSTRAINT "subscription_mail_change" UNIQUE ("subscription_id", "change_id"),
                CONSTRAINT "subscription_mail_about" CHECK ((kind = 'CONFIRM') = (change_id IS NULL)),
                CONSTRAINT "subscription_mail_state" CHECK (
                    state IN (
                        'PENDING',
                        'SENDING',
                        'SENT',
                        'DROPPED',
                        'FAILED'
                    )
                ),
                CONSTRAINT "subscription_mail_kind" CHECK (kind IN ('CONFIRM', 'CORRECTION', 'REPLACEMENT')),
                CONSTRAINT "subscription_mail_pk" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "subscription_mail_created_at_idx" ON "subscription_mail" ("created_at")
        `);
    await queryRunner.query(`
            ALTER TABLE "contact_attempt"
            ADD CONSTRAINT "contact_attempt_claim_id_fk" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "contact_attempt"
            ADD CONSTRAINT "contact_attempt_recorded_by_fk" FOREIGN KEY ("recorded_by") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "reply"
            ADD CONSTRAINT "reply_verdict_id_fk" FOREIGN KEY ("verdict_id") REFERENCES "verdict"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "reply"
            ADD CONSTRAINT "reply_claim_id_fk" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "reply"
            ADD CONSTRAINT "reply_decided_by_fk" FOREIGN KEY ("decided_by") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "subscription_mail"
            ADD CONSTRAINT "subscription_mail_subscription_id_fk" FOREIGN KEY ("subscription_id") REFERENCES "subscription"("id") ON DELETE CASCADE ON UPDATE NO ACTION
        `);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            ALTER TABLE "subscription_mail" DROP CONSTRAINT "subscription_mail_subscription_id_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "reply" DROP CONSTRAINT "reply_decided_by_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "reply" DROP CONSTRAINT "reply_claim_id_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "reply" DROP CONSTRAINT "reply_verdict_id_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "contact_attempt" DROP CONSTRAINT "contact_attempt_recorded_by_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "contact_attempt" DROP CONSTRAINT "contact_attempt_claim_id_fk"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."subscription_mail_created_at_idx"
        `);
    await queryRunner.query(`
            DROP TABLE "subscription_mail"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."subscription_topic_idx"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."subscription_pending_idx"
        `);
    await queryRunner.query(`
            DROP TABLE "subscription"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."reply_receipt_hash_unique"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."reply_received_at_idx"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."reply_claim_id_idx"
        `);
    await queryRunner.query(`
            DROP TABLE "reply"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."contact_attempt_claim_id_idx"
        `);
    await queryRunner.query(`
            DROP TABLE "contact_attempt"
        `);
  }
}
