import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The function of `AddInvariants`, with other columns that may change on a published verdict. */
const immutableBut = (columns: string): string => `
  CREATE OR REPLACE FUNCTION verdict_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.report_number IS NOT NULL AND (TG_OP = 'DELETE' OR
       to_jsonb(NEW) - '{${columns}}'::text[] IS DISTINCT FROM to_jsonb(OLD) - '{${columns}}'::text[]) THEN
      RAISE EXCEPTION 'a published verdict is immutable; publish a correction instead' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
  END $$`;

/**
 * What the resolver found, as far as the rows still tell: an acknowledged place was REWORDED or CONTEXT_CHANGED, and a
 * CURRENT one with a reason that nobody acknowledged was CHANGED until a round was opened on it.
 */
const RESOLVED_STATES = `
  UPDATE claim_placement SET
    resolved_state = CASE
      WHEN acknowledged_at IS NOT NULL AND reason LIKE 'context%' THEN 'CONTEXT_CHANGED'
      WHEN acknowledged_at IS NOT NULL THEN 'REWORDED'
      WHEN source_state = 'CURRENT' AND reason IS NOT NULL THEN 'CHANGED'
      ELSE source_state END,
    reattached_at = CASE
      WHEN acknowledged_at IS NULL AND source_state = 'CURRENT' AND reason IS NOT NULL THEN created_at END
  WHERE resolver_version IS NOT NULL`;

/** Until now a verdict counted as approved on the archived version when its approver saw the claim GONE. */
const BASES = `
  UPDATE verdict SET basis = 'ARCHIVED_VERSION'
  FROM (
    SELECT DISTINCT ON (placement.claim_id) placement.claim_id, placement.source_state, placement.created_at
    FROM claim_placement placement
    JOIN document_version version ON version.id = placement.document_version_id
    ORDER BY placement.claim_id, version.number DESC
  ) newest
  WHERE newest.claim_id = verdict.claim_id AND newest.source_state = 'GONE' AND verdict.stale_since IS NULL
    AND newest.created_at <= verdict.approved_at AND verdict.state IN ('APPROVED', 'PUBLISHED')`;

/** A decision that a published verdict holds for the archived version is noted on it, like staleness. */
export class BackfillSourceConsequences1795500300100 implements MigrationInterface {
  name = 'BackfillSourceConsequences1795500300100';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(immutableBut('state,stale_since,reason,version,basis'));
    await queryRunner.query(RESOLVED_STATES);
    await queryRunner.query(BASES);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(immutableBut('state,stale_since,reason,version'));
  }
}
