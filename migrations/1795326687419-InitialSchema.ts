import { MigrationInterface, QueryRunner } from 'typeorm';

export class InitialSchema1795326687419 implements MigrationInterface {
  name = 'InitialSchema1795326687419';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            CREATE TABLE "user_account" (
                "id" uuid NOT NULL,
                "email" text NOT NULL,
                "display_name" text NOT NULL,
                "password_hash" text,
                "roles" text array NOT NULL,
                "languages" text array NOT NULL DEFAULT '{}',
                "paused_until" TIMESTAMP WITH TIME ZONE,
                "status" text NOT NULL DEFAULT 'ACTIVE',
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "version" integer NOT NULL,
                CONSTRAINT "user_account_email_unique" UNIQUE ("email"),
                CONSTRAINT "user_account_status" CHECK (status IN ('ACTIVE', 'DISABLED')),
                CONSTRAINT "user_account_email_lower" CHECK (email = lower(email)),
                CONSTRAINT "user_account_pk" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE TABLE "source" (
                "id" uuid NOT NULL,
                "name" text NOT NULL,
                "homepage" text,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                CONSTRAINT "source_name_unique" UNIQUE ("name"),
                CONSTRAINT "source_pk" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE TABLE "document" (
                "id" uuid NOT NULL,
                "title" text NOT NULL,
                "byline" text,
                "url" text,
                "source_id" uuid,
                "language" text NOT NULL,
                "published_at" TIMESTAMP WITH TIME ZONE,
                "status" text NOT NULL,
                "current_version" integer NOT NULL,
                "created_by" uuid NOT NULL,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "version" integer NOT NULL,
                CONSTRAINT "document_status" CHECK (status IN ('READING', 'READY', 'FAILED')),
                CONSTRAINT "document_pk" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "document_created_at_idx" ON "document" ("created_at", "id")
        `);
    await queryRunner.query(`
            CREATE TABLE "claim" (
                "id" uuid NOT NULL,
                "document_id" uuid NOT NULL,
                "statement" text NOT NULL,
                "statement_revision" integer NOT NULL,
                "statement_hash" text NOT NULL,
                "claimant" text,
                "claimant_same_as" text,
                "made_at" TIMESTAMP WITH TIME ZONE,
                "appearances" text array NOT NULL DEFAULT '{}',
                "claim_type" text NOT NULL,
                "score" real NOT NULL,
                "reasons" text array NOT NULL,
                "language" text NOT NULL,
                "origin" text NOT NULL,
                "extractor_version" text NOT NULL,
                "workflow_state" text NOT NULL,
                "check_reason" text,
                "reject_reason" text,
                "duplicate_of_id" uuid,
                "editor_id" uuid,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "version" integer NOT NULL,
                CONSTRAINT "claim_statement_unique" UNIQUE ("document_id", "statement_hash"),
                CONSTRAINT "claim_reject_reason" CHECK (
                    (workflow_state = 'REJECTED') = (reject_reason IS NOT NULL)
                ),
                CONSTRAINT "claim_score" CHECK (
                    score BETWEEN 0 AND 1
                ),
                CONSTRAINT "claim_statement_not_empty" CHECK (btrim(statement) <> ''),
                CONSTRAINT "claim_workflow_state" CHECK (
                    workflow_state IN (
                        'CANDIDATE',
                        'READY',
                        'IN_REVIEW',
                        'NEEDS_ADJUDICATION',
                        'DECIDED',
                        'REJECTED',
                        'ARCHIVED'
                    )
                ),
                CONSTRAINT "claim_pk" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "claim_state_idx" ON "claim" ("workflow_state", "created_at", "id")
        `);
    await queryRunner.query(`
            CREATE INDEX "claim_created_at_idx" ON "claim" ("created_at", "id")
        `);
    await queryRunner.query(`
            CREATE TABLE "stored_file" (
                "id" uuid NOT NULL,
                "bytes" bytea NOT NULL,
                "size" integer NOT NULL,
                "sha256" text NOT NULL,
                "media_type" text NOT NULL,
                "filename" text,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                CONSTRAINT "stored_file_pk" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE TABLE "document_version" (
                "id" uuid NOT NULL,
                "document_id" uuid NOT NULL,
                "number" integer NOT NULL,
                "text" text NOT NULL,
                "text_sha256" text NOT NULL,
                "blocks" jsonb NOT NULL,
                "original_id" uuid,
                "reader_version" text NOT NULL,
                "extractor_version" text,
                "created_by" uuid NOT NULL,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                CONSTRAINT "document_version_number_unique" UNIQUE ("document_id", "number"),
                CONSTRAINT "document_version_number_positive" CHECK (number > 0),
                CONSTRAINT "document_version_pk" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE TABLE "claim_placement" (
                "id" uuid NOT NULL,
                "claim_id" uuid NOT NULL,
                "document_version_id" uuid NOT NULL,
                "source_state" text NOT NULL,
                "exact" text,
                "prefix" text,
                "suffix" text,
                "start_offset" integer,
                "end_offset" integer,
                "also_at" jsonb NOT NULL DEFAULT '[]',
                "reason" text,
                "resolver_version" text,
                "acknowledged_by" uuid,
                "acknowledged_at" TIMESTAMP WITH TIME ZONE,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                CONSTRAINT "claim_placement_claim_version_unique" UNIQUE ("claim_id", "document_version_id"),
                CONSTRAINT "claim_placement_anchored" CHECK (
                    source_state NOT IN ('CURRENT', 'REWORDED', 'CONTEXT_CHANGED')
                    OR start_offset IS NOT NULL
                ),
                CONSTRAINT "claim_placement_span" CHECK (
                    (
                        start_offset IS NULL
                        AND end_offset IS NULL
                    )
                    OR (
                        start_offset >= 0
                        AND end_offset > start_offset
                    )
                ),
                CONSTRAINT "claim_placement_source_state" CHECK (
                    source_state IN (
                        'PENDING',
                        'CURRENT',
                        'REWORDED',
                        'CONTEXT_CHANGED',
                        'CHANGED',
                        'GONE',
                        'FAILED'
                    )
                ),
                CONSTRAINT "claim_placement_pk" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "claim_placement_version_idx" ON "claim_placement" ("document_version_id", "start_offset")
        `);
    await queryRunner.query(`
            CREATE TABLE "rating_scheme" (
                "id" uuid NOT NULL,
                "key" text NOT NULL,
                "scheme_version" integer NOT NULL,
                "content" jsonb NOT NULL,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                CONSTRAINT "rating_scheme_key_version_unique" UNIQUE ("key", "scheme_version"),
                CONSTRAINT "rating_scheme_version_positive" CHECK (scheme_version > 0),
                CONSTRAINT "rating_scheme_pk" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE TABLE "review_round" (
                "id" uuid NOT NULL,
                "claim_id" uuid NOT NULL,
                "number" integer NOT NULL,
                "status" text NOT NULL,
                "policy" jsonb NOT NULL,
                "scheme_id" uuid NOT NULL,
                "placement_id" uuid NOT NULL,
                "statement_revision" integer NOT NULL,
                "pseudonym_key" text NOT NULL,
                "opened_by" uuid NOT NULL,
                "opened_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "completed_at" TIMESTAMP WITH TIME ZONE,
                "revealed_at" TIMESTAMP WITH TIME ZONE,
                "void_reason" text,
                CONSTRAINT "review_round_number_unique" UNIQUE ("claim_id", "number"),
                CONSTRAINT "review_round_number_positive" CHECK (number > 0),
                CONSTRAINT "review_round_status" CHECK (
                    status IN ('OPEN', 'COMPLETE', 'REVEALED', 'CLOSED', 'VOID')
                ),
                CONSTRAINT "review_round_pk" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE UNIQUE INDEX "review_round_one_running" ON "review_round" ("claim_id")
            WHERE status IN ('OPEN', 'COMPLETE')
        `);
    await queryRunner.query(`
            CREATE TABLE "adjudication" (
                "id" uuid NOT NULL,
                "round_id" uuid NOT NULL,
                "number" integer NOT NULL,
                "adjudicator_id" uuid NOT NULL,
                "label" text NOT NULL,
                "cause" text NOT NULL,
                "rationale" text NOT NULL,
                "note" text,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                CONSTRAINT "adjudication_number_unique" UNIQUE ("round_id", "number"),
                CONSTRAINT "adjudication_cause" CHECK (
                    cause IN (
                        'EVIDENCE_MISSED',
                        'EVIDENCE_WEIGHED_DIFFERENTLY',
                        'CLAIM_READ_DIFFERENTLY',
                        'SCHEME_APPLIED_DIFFERENTLY',
                        'GUIDELINE_GAP',
                        'RATER_ERROR',
                        'GENUINELY_AMBIGUOUS',
                        'VERDICT_REFUSED'
                    )
                ),
                CONSTRAINT "adjudication_pk" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE TABLE "api_token" (
                "id" uuid NOT NULL,
                "user_id" uuid NOT NULL,
                "name" text NOT NULL,
                "prefix" text NOT NULL,
                "token_hash" text NOT NULL,
                "scopes" text array NOT NULL,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL,
                "last_used_at" TIMESTAMP WITH TIME ZONE,
                "revoked_at" TIMESTAMP WITH TIME ZONE,
                CONSTRAINT "api_token_pk" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "api_token_user_id_idx" ON "api_token" ("user_id")
        `);
    await queryRunner.query(`
            CREATE UNIQUE INDEX "api_token_token_hash_unique" ON "api_token" ("token_hash")
        `);
    await queryRunner.query(`
            CREATE TABLE "round_slot" (
                "round_id" uuid NOT NULL,
                "number" integer NOT NULL,
                CONSTRAINT "round_slot_number_positive" CHECK (number > 0),
                CONSTRAINT "round_slot_pk" PRIMARY KEY ("round_id", "number")
            )
        `);
    await queryRunner.query(`
            CREATE TABLE "assignment" (
                "id" uuid NOT NULL,
                "round_id" uuid NOT NULL,
                "slot_number" integer NOT NULL,
                "reviewer_id" uuid NOT NULL,
                "state" text NOT NULL,
                "assigned_by" uuid,
                "lease_until" TIMESTAMP WITH TIME ZONE NOT NULL,
                "lease_cap_until" TIMESTAMP WITH TIME ZONE NOT NULL,
                "due_at" TIMESTAMP WITH TIME ZONE,
                "started_at" TIMESTAMP WITH TIME ZONE,
                "submitted_at" TIMESTAMP WITH TIME ZONE,
                "decline_reason" text,
                "note" text,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "version" integer NOT NULL,
                CONSTRAINT "assignment_decline_reason" CHECK (
                    decline_reason IN (
                        'coi',
                        'expertise',
                        'language',
                        'workload',
                        'unclear',
                        'other'
                    )
                ),
                CONSTRAINT "assignment_state" CHECK (
                    state IN (
                        'OFFERED',
                        'IN_PROGRESS',
                        'SUBMITTED',
                        'RETURNED',
                        'DECLINED',
                        'EXPIRED',
                        'REVOKED',
                        'VOID'
                    )
                ),
                CONSTRAINT "assignment_pk" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "assignment_lease_idx" ON "assignment" ("lease_until")
            WHERE state IN ('OFFERED', 'IN_PROGRESS', 'RETURNED')
        `);
    await queryRunner.query(`
            CREATE INDEX "assignment_reviewer_idx" ON "assignment" ("reviewer_id", "state", "created_at")
        `);
    await queryRunner.query(`
            CREATE UNIQUE INDEX "assignment_one_taken_per_reviewer" ON "assignment" ("round_id", "reviewer_id")
            WHERE state IN (
                    'OFFERED',
                    'IN_PROGRESS',
                    'SUBMITTED',
                    'RETURNED'
                )
        `);
    await queryRunner.query(`
            CREATE UNIQUE INDEX "assignment_one_taken_per_slot" ON "assignment" ("round_id", "slot_number")
            WHERE state IN (
                    'OFFERED',
                    'IN_PROGRESS',
                    'SUBMITTED',
                    'RETURNED'
                )
        `);
    await queryRunner.query(`
            CREATE TABLE "audit_event" (
                "seq" bigint NOT NULL,
                "at" TIMESTAMP(3) WITH TIME ZONE NOT NULL,
                "actor_id" uuid,
                "actor_kind" text NOT NULL,
                "event" text NOT NULL,
                "entity_type" text NOT NULL,
                "entity_id" uuid NOT NULL,
                "claim_id" uuid,
                "from_state" text,
                "to_state" text,
                "reason" text,
                "data" jsonb NOT NULL,
                "request_id" text,
                "prev_hash" text NOT NULL,
                "hash" text NOT NULL,
                CONSTRAINT "audit_event_seq_positive" CHECK (seq > 0),
                CONSTRAINT "audit_event_pk" PRIMARY KEY ("seq")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "audit_event_claim_idx" ON "audit_event" ("claim_id", "seq")
        `);
    await queryRunner.query(`
            CREATE INDEX "audit_event_entity_idx" ON "audit_event" ("entity_type", "entity_id", "seq")
        `);
    await queryRunner.query(`
            CREATE TABLE "audit_head" (
                "id" integer NOT NULL,
                "seq" bigint NOT NULL,
                "hash" text NOT NULL,
                CONSTRAINT "audit_head_single" CHECK (id = 1),
                CONSTRAINT "audit_head_pk" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE TABLE "verdict" (
                "id" uuid NOT NULL,
                "claim_id" uuid NOT NULL,
                "number" integer NOT NULL,
                "round_id" uuid NOT NULL,
                "adjudication_id" uuid,
                "state" text NOT NULL,
                "origin" text NOT NULL,
                "scheme_id" uuid NOT NULL,
                "label" text NOT NULL,
                "placement_id" uuid NOT NULL,
                "statement" text NOT NULL,
                "short_statement" text NOT NULL,
                "summary" text NOT NULL,
                "rationale" text NOT NULL,
                "evidence" jsonb NOT NULL,
                "raters" jsonb NOT NULL,
                "methodology_version" text NOT NULL,
                "stale_since" TIMESTAMP WITH TIME ZONE,
                "report_number" bigint,
                "approved_by" uuid,
                "approved_at" TIMESTAMP WITH TIME ZONE,
                "published_by" uuid,
                "published_at" TIMESTAMP WITH TIME ZONE,
                "first_published_at" TIMESTAMP WITH TIME ZONE,
                "reason" text,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "version" integer NOT NULL,
                CONSTRAINT "verdict_number_unique" UNIQUE ("claim_id", "number"),
                CONSTRAINT "verdict_published_complete" CHECK (
                    state NOT IN ('PUBLISHED', 'SUPERSEDED', 'RETRACTED')
                    OR (
                        report_number IS NOT NULL
                        AND published_at IS NOT NULL
                    )
                ),
                CONSTRAINT "verdict_origin" CHECK (
                    origin IN (
                        'UNANIMOUS',
                        'TIEBREAK',
                        'ADJUDICATED',
                        'CARRIED',
                        'SINGLE',
                        'IMPORTED'
                    )
                ),
                CONSTRAINT "verdict_state" CHECK (
                    state IN (
                        'PROPOSED',
                        'APPROVED',
                        'PUBLISHED',
                        'SUPERSEDED',
                        'RETRACTED',
                        'WITHDRAWN'
                    )
                ),
                CONSTRAINT "verdict_pk" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "verdict_created_at_idx" ON "verdict" ("created_at", "id")
        `);
    await queryRunner.query(`
            CREATE UNIQUE INDEX "verdict_report_number_unique" ON "verdict" ("report_number")
        `);
    await queryRunner.query(`
            CREATE UNIQUE INDEX "verdict_one_pending_per_claim" ON "verdict" ("claim_id")
            WHERE state IN ('PROPOSED', 'APPROVED')
        `);
    await queryRunner.query(`
            CREATE UNIQUE INDEX "verdict_one_published_per_claim" ON "verdict" ("claim_id")
            WHERE state = 'PUBLISHED'
        `);
    await queryRunner.query(`
            CREATE TABLE "correction" (
                "id" uuid NOT NULL,
                "claim_id" uuid NOT NULL,
                "from_verdict_id" uuid NOT NULL,
                "to_verdict_id" uuid,
                "kind" text NOT NULL,
                "status" text NOT NULL,
                "change" jsonb NOT NULL,
                "what_was_wrong" text NOT NULL,
                "what_it_says_now" text NOT NULL,
                "why" text NOT NULL,
                "reported_by" text NOT NULL,
                "requested_by" uuid NOT NULL,
                "requested_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "decided_by" uuid,
                "decided_at" TIMESTAMP WITH TIME ZONE,
                CONSTRAINT "correction_two_people" CHECK (
                    status <> 'APPLIED'
                    OR kind NOT IN ('CORRECTION', 'RETRACTION')
                    OR decided_by <> requested_by
                ),
                CONSTRAINT "correction_status" CHECK (status IN ('REQUESTED', 'APPLIED', 'REFUSED')),
                CONSTRAINT "correction_kind" CHECK (
                    kind IN (
                        'TYPO',
                        'CLARIFICATION',
                        'UPDATE',
                        'CORRECTION',
                        'RETRACTION'
                    )
                ),
                CONSTRAINT "correction_pk" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "correction_published_at_idx" ON "correction" ("decided_at", "id")
        `);
    await queryRunner.query(`
            CREATE INDEX "correction_claim_id_idx" ON "correction" ("claim_id")
        `);
    await queryRunner.query(`
            CREATE UNIQUE INDEX "correction_one_open" ON "correction" ("from_verdict_id")
            WHERE status = 'REQUESTED'
        `);
    await queryRunner.query(`
            CREATE TABLE "document_job" (
                "id" uuid NOT NULL,
                "document_id" uuid NOT NULL,
                "version_number" integer NOT NULL,
                "kind" text NOT NULL,
                "status" text NOT NULL,
                "progress" integer NOT NULL,
                "attempts" integer NOT NULL DEFAULT '0',
                "result" jsonb,
                "error_code" text,
                "error_message" text,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "finished_at" TIMESTAMP WITH TIME ZONE,
                CONSTRAINT "document_job_progress" CHECK (
                    progress BETWEEN 0 AND 100
                ),
                CONSTRAINT "document_job_status" CHECK (
                    status IN ('QUEUED', 'RUNNING', 'DONE', 'FAILED')
                ),
                CONSTRAINT "document_job_kind" CHECK (kind IN ('READ', 'EXTRACT', 'RESOLVE')),
                CONSTRAINT "document_job_pk" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE UNIQUE INDEX "document_job_one_active" ON "document_job" ("document_id", "version_number", "kind")
            WHERE status IN ('QUEUED', 'RUNNING')
        `);
    await queryRunner.query(`
            CREATE INDEX "document_job_document_idx" ON "document_job" ("document_id", "created_at")
        `);
    await queryRunner.query(`
            CREATE TABLE "review" (
                "id" uuid NOT NULL,
                "assignment_id" uuid NOT NULL,
                "revision" integer NOT NULL,
                "state" text NOT NULL,
                "label" text,
                "confidence" integer,
                "rationale" text NOT NULL DEFAULT '',
                "note_to_adjudicator" text NOT NULL DEFAULT '',
                "needs_adjudication" boolean NOT NULL DEFAULT false,
                "wording_hash" text NOT NULL,
                "submitted_at" TIMESTAMP WITH TIME ZONE,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "version" integer NOT NULL DEFAULT '1',
                CONSTRAINT "review_revision_unique" UNIQUE ("assignment_id", "revision"),
                CONSTRAINT "review_confidence" CHECK (
                    confidence BETWEEN 1 AND 5
                ),
                CONSTRAINT "review_submitted_complete" CHECK (
                    state = 'DRAFT'
                    OR (
                        label IS NOT NULL
                        AND submitted_at IS NOT NULL
                    )
                ),
                CONSTRAINT "review_state" CHECK (
                    state IN (
                        'DRAFT',
                        'SUBMITTED',
                        'SUPERSEDED',
                        'INVALIDATED'
                    )
                ),
                CONSTRAINT "review_pk" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE TABLE "evidence_item" (
                "review_id" uuid NOT NULL,
                "position" integer NOT NULL,
                "title" text NOT NULL,
                "url" text,
                "archive_url" text,
                "quote" text,
                "stance" text NOT NULL,
                "kind" text NOT NULL,
                "accessed_at" TIMESTAMP WITH TIME ZONE,
                "confidential" boolean NOT NULL DEFAULT false,
                CONSTRAINT "evidence_item_kind" CHECK (kind IN ('PRIMARY', 'SECONDARY')),
                CONSTRAINT "evidence_item_stance" CHECK (stance IN ('SUPPORTS', 'REFUTES', 'CONTEXT')),
                CONSTRAINT "evidence_item_pk" PRIMARY KEY ("review_id", "position")
            )
        `);
    await queryRunner.query(`
            CREATE TABLE "idempotency_key" (
                "user_id" uuid NOT NULL,
                "route" text NOT NULL,
                "key" text NOT NULL,
                "request_hash" text NOT NULL,
                "response" jsonb,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                CONSTRAINT "idempotency_key_pk" PRIMARY KEY ("user_id", "route", "key")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "idempotency_key_created_at_idx" ON "idempotency_key" ("created_at")
        `);
    await queryRunner.query(`
            CREATE TABLE "invitation" (
                "id" uuid NOT NULL,
                "email" text NOT NULL,
                "roles" text array NOT NULL,
                "token_hash" text NOT NULL,
                "invited_by" uuid NOT NULL,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL,
                "accepted_at" TIMESTAMP WITH TIME ZONE,
                "revoked_at" TIMESTAMP WITH TIME ZONE,
                CONSTRAINT "invitation_pk" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE UNIQUE INDEX "invitation_token_hash_unique" ON "invitation" ("token_hash")
        `);
    await queryRunner.query(`
            CREATE TABLE "outbox_job" (
                "id" uuid NOT NULL,
                "queue" text NOT NULL,
                "name" text NOT NULL,
                "payload" jsonb NOT NULL,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                CONSTRAINT "outbox_job_pk" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "outbox_job_order_idx" ON "outbox_job" ("created_at", "id")
        `);
    await queryRunner.query(`
            CREATE TABLE "recusal" (
                "id" uuid NOT NULL,
                "user_id" uuid NOT NULL,
                "kind" text NOT NULL,
                "subject" text NOT NULL,
                "reason" text NOT NULL,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                CONSTRAINT "recusal_kind" CHECK (kind IN ('CLAIM', 'SOURCE', 'CLAIMANT')),
                CONSTRAINT "recusal_pk" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE UNIQUE INDEX "recusal_unique" ON "recusal" ("user_id", "kind", "subject")
        `);
    await queryRunner.query(`
            CREATE TABLE "session" (
                "id_hash" text NOT NULL,
                "user_id" uuid,
                "data" jsonb NOT NULL,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL,
                "ends_at" TIMESTAMP WITH TIME ZONE NOT NULL,
                CONSTRAINT "session_pk" PRIMARY KEY ("id_hash")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "session_expires_at_idx" ON "session" ("expires_at")
        `);
    await queryRunner.query(`
            CREATE INDEX "session_user_id_idx" ON "session" ("user_id")
        `);
    await queryRunner.query(`
            CREATE TABLE "claim_statement_revision" (
                "claim_id" uuid NOT NULL,
                "revision" integer NOT NULL,
                "statement" text NOT NULL,
                "author_id" uuid,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                CONSTRAINT "claim_statement_revision_pk" PRIMARY KEY ("claim_id", "revision")
            )
        `);
    await queryRunner.query(`
            ALTER TABLE "document"
            ADD CONSTRAINT "document_source_id_fk" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "document"
            ADD CONSTRAINT "document_created_by_fk" FOREIGN KEY ("created_by") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "claim"
            ADD CONSTRAINT "claim_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "claim"
            ADD CONSTRAINT "claim_duplicate_of_id_fk" FOREIGN KEY ("duplicate_of_id") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "claim"
            ADD CONSTRAINT "claim_editor_id_fk" FOREIGN KEY ("editor_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "document_version"
            ADD CONSTRAINT "document_version_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "document_version"
            ADD CONSTRAINT "document_version_original_id_fk" FOREIGN KEY ("original_id") REFERENCES "stored_file"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "document_version"
            ADD CONSTRAINT "document_version_created_by_fk" FOREIGN KEY ("created_by") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "claim_placement"
            ADD CONSTRAINT "claim_placement_claim_id_fk" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "claim_placement"
            ADD CONSTRAINT "claim_placement_document_version_id_fk" FOREIGN KEY ("document_version_id") REFERENCES "document_version"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "claim_placement"
            ADD CONSTRAINT "claim_placement_acknowledged_by_fk" FOREIGN KEY ("acknowledged_by") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "review_round"
            ADD CONSTRAINT "review_round_claim_id_fk" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "review_round"
            ADD CONSTRAINT "review_round_scheme_id_fk" FOREIGN KEY ("scheme_id") REFERENCES "rating_scheme"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "review_round"
            ADD CONSTRAINT "review_round_placement_id_fk" FOREIGN KEY ("placement_id") REFERENCES "claim_placement"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "review_round"
            ADD CONSTRAINT "review_round_opened_by_fk" FOREIGN KEY ("opened_by") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "adjudication"
            ADD CONSTRAINT "adjudication_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "review_round"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "adjudication"
            ADD CONSTRAINT "adjudication_adjudicator_id_fk" FOREIGN KEY ("adjudicator_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "api_token"
            ADD CONSTRAINT "api_token_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "round_slot"
            ADD CONSTRAINT "round_slot_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "review_round"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "assignment"
            ADD CONSTRAINT "assignment_slot_fk" FOREIGN KEY ("round_id", "slot_number") REFERENCES "round_slot"("round_id", "number") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "assignment"
            ADD CONSTRAINT "assignment_reviewer_id_fk" FOREIGN KEY ("reviewer_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "assignment"
            ADD CONSTRAINT "assignment_assigned_by_fk" FOREIGN KEY ("assigned_by") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "verdict"
            ADD CONSTRAINT "verdict_claim_id_fk" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "verdict"
            ADD CONSTRAINT "verdict_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "review_round"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "verdict"
            ADD CONSTRAINT "verdict_adjudication_id_fk" FOREIGN KEY ("adjudication_id") REFERENCES "adjudication"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "verdict"
            ADD CONSTRAINT "verdict_scheme_id_fk" FOREIGN KEY ("scheme_id") REFERENCES "rating_scheme"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "verdict"
            ADD CONSTRAINT "verdict_placement_id_fk" FOREIGN KEY ("placement_id") REFERENCES "claim_placement"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "verdict"
            ADD CONSTRAINT "verdict_approved_by_fk" FOREIGN KEY ("approved_by") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "verdict"
            ADD CONSTRAINT "verdict_published_by_fk" FOREIGN KEY ("published_by") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "correction"
            ADD CONSTRAINT "correction_claim_id_fk" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "correction"
            ADD CONSTRAINT "correction_from_verdict_id_fk" FOREIGN KEY ("from_verdict_id") REFERENCES "verdict"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "correction"
            ADD CONSTRAINT "correction_to_verdict_id_fk" FOREIGN KEY ("to_verdict_id") REFERENCES "verdict"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "correction"
            ADD CONSTRAINT "correction_requested_by_fk" FOREIGN KEY ("requested_by") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "correction"
            ADD CONSTRAINT "correction_decided_by_fk" FOREIGN KEY ("decided_by") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "document_job"
            ADD CONSTRAINT "document_job_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "document"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "review"
            ADD CONSTRAINT "review_assignment_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "assignment"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "evidence_item"
            ADD CONSTRAINT "evidence_item_review_id_fk" FOREIGN KEY ("review_id") REFERENCES "review"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "invitation"
            ADD CONSTRAINT "invitation_invited_by_fk" FOREIGN KEY ("invited_by") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "recusal"
            ADD CONSTRAINT "recusal_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "session"
            ADD CONSTRAINT "session_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE CASCADE ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "claim_statement_revision"
            ADD CONSTRAINT "claim_statement_revision_claim_id_fk" FOREIGN KEY ("claim_id") REFERENCES "claim"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "claim_statement_revision"
            ADD CONSTRAINT "claim_statement_revision_author_id_fk" FOREIGN KEY ("author_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION
        `);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            ALTER TABLE "claim_statement_revision" DROP CONSTRAINT "claim_statement_revision_author_id_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "claim_statement_revision" DROP CONSTRAINT "claim_statement_revision_claim_id_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "session" DROP CONSTRAINT "session_user_id_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "recusal" DROP CONSTRAINT "recusal_user_id_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "invitation" DROP CONSTRAINT "invitation_invited_by_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "evidence_item" DROP CONSTRAINT "evidence_item_review_id_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "review" DROP CONSTRAINT "review_assignment_id_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "document_job" DROP CONSTRAINT "document_job_document_id_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "correction" DROP CONSTRAINT "correction_decided_by_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "correction" DROP CONSTRAINT "correction_requested_by_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "correction" DROP CONSTRAINT "correction_to_verdict_id_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "correction" DROP CONSTRAINT "correction_from_verdict_id_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "correction" DROP CONSTRAINT "correction_claim_id_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "verdict" DROP CONSTRAINT "verdict_published_by_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "verdict" DROP CONSTRAINT "verdict_approved_by_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "verdict" DROP CONSTRAINT "verdict_placement_id_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "verdict" DROP CONSTRAINT "verdict_scheme_id_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "verdict" DROP CONSTRAINT "verdict_adjudication_id_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "verdict" DROP CONSTRAINT "verdict_round_id_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "verdict" DROP CONSTRAINT "verdict_claim_id_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "assignment" DROP CONSTRAINT "assignment_assigned_by_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "assignment" DROP CONSTRAINT "assignment_reviewer_id_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "assignment" DROP CONSTRAINT "assignment_slot_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "round_slot" DROP CONSTRAINT "round_slot_round_id_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "api_token" DROP CONSTRAINT "api_token_user_id_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "adjudication" DROP CONSTRAINT "adjudication_adjudicator_id_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "adjudication" DROP CONSTRAINT "adjudication_round_id_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "review_round" DROP CONSTRAINT "review_round_opened_by_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "review_round" DROP CONSTRAINT "review_round_placement_id_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "review_round" DROP CONSTRAINT "review_round_scheme_id_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "review_round" DROP CONSTRAINT "review_round_claim_id_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "claim_placement" DROP CONSTRAINT "claim_placement_acknowledged_by_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "claim_placement" DROP CONSTRAINT "claim_placement_document_version_id_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "claim_placement" DROP CONSTRAINT "claim_placement_claim_id_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "document_version" DROP CONSTRAINT "document_version_created_by_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "document_version" DROP CONSTRAINT "document_version_original_id_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "document_version" DROP CONSTRAINT "document_version_document_id_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "claim" DROP CONSTRAINT "claim_editor_id_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "claim" DROP CONSTRAINT "claim_duplicate_of_id_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "claim" DROP CONSTRAINT "claim_document_id_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "document" DROP CONSTRAINT "document_created_by_fk"
        `);
    await queryRunner.query(`
            ALTER TABLE "document" DROP CONSTRAINT "document_source_id_fk"
        `);
    await queryRunner.query(`
            DROP TABLE "claim_statement_revision"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."session_user_id_idx"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."session_expires_at_idx"
        `);
    await queryRunner.query(`
            DROP TABLE "session"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."recusal_unique"
        `);
    await queryRunner.query(`
            DROP TABLE "recusal"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."outbox_job_order_idx"
        `);
    await queryRunner.query(`
            DROP TABLE "outbox_job"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."invitation_token_hash_unique"
        `);
    await queryRunner.query(`
            DROP TABLE "invitation"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."idempotency_key_created_at_idx"
        `);
    await queryRunner.query(`
            DROP TABLE "idempotency_key"
        `);
    await queryRunner.query(`
            DROP TABLE "evidence_item"
        `);
    await queryRunner.query(`
            DROP TABLE "review"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."document_job_document_idx"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."document_job_one_active"
        `);
    await queryRunner.query(`
            DROP TABLE "document_job"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."correction_one_open"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."correction_claim_id_idx"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."correction_published_at_idx"
        `);
    await queryRunner.query(`
            DROP TABLE "correction"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."verdict_one_published_per_claim"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."verdict_one_pending_per_claim"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."verdict_report_number_unique"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."verdict_created_at_idx"
        `);
    await queryRunner.query(`
            DROP TABLE "verdict"
        `);
    await queryRunner.query(`
            DROP TABLE "audit_head"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."audit_event_entity_idx"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."audit_event_claim_idx"
        `);
    await queryRunner.query(`
            DROP TABLE "audit_event"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."assignment_one_taken_per_slot"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."assignment_one_taken_per_reviewer"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."assignment_reviewer_idx"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."assignment_lease_idx"
        `);
    await queryRunner.query(`
            DROP TABLE "assignment"
        `);
    await queryRunner.query(`
            DROP TABLE "round_slot"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."api_token_token_hash_unique"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."api_token_user_id_idx"
        `);
    await queryRunner.query(`
            DROP TABLE "api_token"
        `);
    await queryRunner.query(`
            DROP TABLE "adjudication"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."review_round_one_running"
        `);
    await queryRunner.query(`
            DROP TABLE "review_round"
        `);
    await queryRunner.query(`
            DROP TABLE "rating_scheme"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."claim_placement_version_idx"
        `);
    await queryRunner.query(`
            DROP TABLE "claim_placement"
        `);
    await queryRunner.query(`
            DROP TABLE "document_version"
        `);
    await queryRunner.query(`
            DROP TABLE "stored_file"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."claim_created_at_idx"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."claim_state_idx"
        `);
    await queryRunner.query(`
            DROP TABLE "claim"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."document_created_at_idx"
        `);
    await queryRunner.query(`
            DROP TABLE "document"
        `);
    await queryRunner.query(`
            DROP TABLE "source"
        `);
    await queryRunner.query(`
            DROP TABLE "user_account"
        `);
  }
}
