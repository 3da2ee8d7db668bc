import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddWatching1795500100000 implements MigrationInterface {
  name = 'AddWatching1795500100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            CREATE TABLE "scheduled_check" (
                "id" uuid NOT NULL,
                "kind" text NOT NULL,
                "host" text NOT NULL,
                "interval_minutes" integer NOT NULL,
                "next_check_at" TIMESTAMP WITH TIME ZONE,
                "requested_at" TIMESTAMP WITH TIME ZONE,
                "lease_id" uuid,
                "lease_begun" boolean NOT NULL DEFAULT false,
                "leased_until" TIMESTAMP WITH TIME ZONE,
                "health" text NOT NULL DEFAULT 'ACTIVE',
                "health_since" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "problem_code" text,
                "problem_message" text,
                "failures" integer NOT NULL DEFAULT 0,
                "unchanged" integer NOT NULL DEFAULT 0,
                "last_checked_at" TIMESTAMP WITH TIME ZONE,
                "last_changed_at" TIMESTAMP WITH TIME ZONE,
                CONSTRAINT "scheduled_check_kind" CHECK (kind IN ('PAGE', 'FEED', 'ENTRY')),
                CONSTRAINT "scheduled_check_health" CHECK (
                    health IN (
                        'ACTIVE',
                        'MOVED',
                        'GONE',
                        'BLOCKED',
                        'NOT_ARTICLE',
                        'UNREADABLE',
                        'UNREACHABLE'
                    )
                ),
                CONSTRAINT "scheduled_check_interval" CHECK (interval_minutes > 0),
                CONSTRAINT "scheduled_check_lease" CHECK ((lease_id IS NULL) = (leased_until IS NULL)),
                CONSTRAINT "scheduled_check_pk" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "scheduled_check_urgency_idx" ON "scheduled_check" ("host", "requested_at", "next_check_at", "id")
            WHERE next_check_at IS NOT NULL
        `);
    await queryRunner.query(`
            CREATE INDEX "scheduled_check_requested_idx" ON "scheduled_check" ("requested_at")
            WHERE requested_at IS NOT NULL
        `);
    await queryRunner.query(`
            CREATE INDEX "scheduled_check_leased_idx" ON "scheduled_check" ("leased_until")
            WHERE leased_until IS NOT NULL
        `);
    await queryRunner.query(`
            CREATE TABLE "check_host" (
                "host" text NOT NULL,
                "free_at" TIMESTAMP WITH TIME ZONE NOT NULL,
                "lease_id" uuid,
                CONSTRAINT "check_host_pk" PRIMARY KEY ("host")
            )
        `);
    await queryRunner.query(`
            CREATE TABLE "check_pace" (
                "id" integer NOT NULL,
                "saved" double precision NOT NULL,
                "at" TIMESTAMP WITH TIME ZONE NOT NULL,
                CONSTRAINT "check_pace_single" CHECK (id = 1),
                CONSTRAINT "check_pace_pk" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`INSERT INTO "check_pace" ("id", "saved", "at") VALUES (1, 0, now())`);
    await queryRunner.query(`
            CREATE TABLE "watch" (
                "document_id" uuid NOT NULL,
                "follows_source" boolean NOT NULL,
                "created_by" uuid NOT NULL,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "version" integer NOT NULL DEFAULT '1',
                CONSTRAINT "watch_pk" PRIMARY KEY ("document_id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "watch_created_at_idx" ON "watch" ("created_at", "document_id")
        `);
    await queryRunner.query(`
            CREATE TABLE "source_watch" (
                "source_id" uuid NOT NULL,
                "interval_minutes" integer NOT NULL,
                "paused" boolean NOT NULL,
                "created_by" uuid NOT NULL,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "version" integer NOT NULL DEFAULT '1',
                CONSTRAINT "source_watch_interval" CHECK (interval_minutes > 0),
                CONSTRAINT "source_watch_pk" PRIMARY KEY ("source_id")
            )
        `);
    await queryRunner.query(`
            CREATE TABLE "feed" (
                "id" uuid NOT NULL,
                "url" text NOT NULL,
                "source_id" uuid,
                "mode" text NOT NULL,
                "include" text array NOT NULL,
                "exclude" text array NOT NULL,
                "history_days" integer NOT NULL,
                "history_entries" integer NOT NULL,
                "final_url" text,
                "etag" text,
                "last_modified" text,
                "first_read_at" TIMESTAMP WITH TIME ZONE,
                "created_by" uuid NOT NULL,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "version" integer NOT NULL DEFAULT '1',
                CONSTRAINT "feed_url_unique" UNIQUE ("url"),
                CONSTRAINT "feed_mode" CHECK (mode IN ('suggest', 'ingest')),
                CONSTRAINT "feed_history" CHECK (
                    history_days > 0
                    AND history_entries >= 0
                ),
                CONSTRAINT "feed_pk" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "feed_created_at_idx" ON "feed" ("created_at", "id")
        `);
    await queryRunner.query(`
            CREATE TABLE "feed_entry" (
                "id" uuid NOT NULL,
                "feed_id" uuid NOT NULL,
                "key_sha256" text NOT NULL,
                "url" text NOT NULL,
                "title" text,
                "published_at" TIMESTAMP WITH TIME ZONE,
                "state" text NOT NULL,
                "document_id" uuid,
                "message" text,
                "first_seen_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                CONSTRAINT "feed_entry_key_unique" UNIQUE ("feed_id", "key_sha256"),
                CONSTRAINT "feed_entry_state" CHECK (
                    state IN (
                        'HISTORY',
                        'UNWANTED',
                        'SUGGESTED',
                        'QUEUED',
                        'INGESTED',
                        'DUPLICATE',
                        'REFUSED',
                        'DISMISSED'
                    )
                ),
                CONSTRAINT "feed_entry_pk" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "feed_entry_seen_idx" ON "feed_entry" ("feed_id", "first_seen_at", "id")
        `);
    for (const [table, column, target] of REFERENCES) {
      const onDelete = target === 'feed' ? 'CASCADE' : 'RESTRICT';
      await queryRunner.query(`
            ALTER TABLE "${table}"
            ADD CONSTRAINT "${table}_${column}_fk" FOREIGN KEY ("${column}") REFERENCES "${target}"("id") ON DELETE ${onDelete} ON UPDATE NO ACTION
        `);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of [
      'feed_entry',
      'feed',
      'source_watch',
      'watch',
      'check_pace',
      'check_host',
      'scheduled_check',
    ]) {
      await queryRunner.query(`DROP TABLE "${table}"`);
    }
  }
}

const REFERENCES = [
  ['watch', 'document_id', 'document'],
  ['watch', 'created_by', 'user_account'],
  ['source_watch', 'source_id', 'source'],
  ['source_watch', 'created_by', 'user_account'],
  ['feed', 'source_id', 'source'],
  ['feed', 'created_by', 'user_account'],
  ['feed_entry', 'feed_id', 'feed'],
  ['feed_entry', 'document_id', 'document'],
] as const;
