import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddLlmCalls1795337400000 implements MigrationInterface {
  name = 'AddLlmCalls1795337400000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            CREATE TABLE "llm_call" (
                "id" uuid NOT NULL,
                "document_id" uuid NOT NULL,
                "version_number" integer NOT NULL,
                "window_index" integer NOT NULL,
                "model" text NOT NULL,
                "request_hash" text NOT NULL,
                "outcome" text NOT NULL,
                "prompt_tokens" integer NOT NULL,
                "completion_tokens" integer NOT NULL,
                "estimated" boolean NOT NULL DEFAULT true,
                "cost" numeric(14,6),
                "ms" integer,
                "accepted" integer,
                "rejected" jsonb NOT NULL DEFAULT '{}',
                "answer" text,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                CONSTRAINT "llm_call_tokens" CHECK (prompt_tokens >= 0 AND completion_tokens >= 0),
                CONSTRAINT "llm_call_outcome" CHECK (outcome IN ('STARTED', 'ANSWERED', 'MALFORMED', 'TRUNCATED', 'REFUSED', 'RATE_LIMITED', 'SERVER_ERROR', 'CLIENT_ERROR', 'REDIRECTED', 'NETWORK', 'TIMEOUT', 'ABORTED')),
                CONSTRAINT "llm_call_pk" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "llm_call_answer_idx" ON "llm_call" ("request_hash")
            WHERE outcome = 'ANSWERED'
        `);
    await queryRunner.query(`
            CREATE INDEX "llm_call_document_idx" ON "llm_call" ("document_id", "version_number")
        `);
    await queryRunner.query(`
            CREATE INDEX "llm_call_created_at_idx" ON "llm_call" ("created_at")
        `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            DROP TABLE "llm_call"
        `);
  }
}
