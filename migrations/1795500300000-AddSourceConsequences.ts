import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATES = `'PENDING', 'CURRENT', 'REWORDED', 'CONTEXT_CHANGED', 'CHANGED', 'GONE', 'FAILED'`;

const UP = [
  `ALTER TABLE "claim_placement" ADD "resolved_state" text`,
  `ALTER TABLE "claim_placement" ADD "reattached_at" TIMESTAMP WITH TIME ZONE`,
  `ALTER TABLE "claim_placement" ADD CONSTRAINT "claim_placement_resolved_state" CHECK (resolved_state IN (${STATES}))`,
  `ALTER TABLE "assignment" ADD "wording_to_confirm" text`,
  `ALTER TABLE "assignment" ADD "confirmed_wording" text`,
  `ALTER TABLE "assignment" ADD CONSTRAINT "assignment_wording_to_confirm"
     CHECK (wording_to_confirm IS NULL OR state = 'SUBMITTED')`,
  `ALTER TABLE "review_round" ADD "archived_by" uuid`,
  `ALTER TABLE "review_round" ADD CONSTRAINT "review_round_archived_by_fk"
     FOREIGN KEY ("archived_by") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE NO ACTION`,
  `ALTER TABLE "verdict" ADD "basis" text NOT NULL DEFAULT 'NEWEST_VERSION'`,
  `ALTER TABLE "verdict" ADD CONSTRAINT "verdict_basis" CHECK (basis IN ('NEWEST_VERSION', 'ARCHIVED_VERSION'))`,
];

const DOWN = [
  `ALTER TABLE "verdict" DROP CONSTRAINT "verdict_basis"`,
  `ALTER TABLE "verdict" DROP COLUMN "basis"`,
  `ALTER TABLE "review_round" DROP CONSTRAINT "review_round_archived_by_fk"`,
  `ALTER TABLE "review_round" DROP COLUMN "archived_by"`,
  `ALTER TABLE "assignment" DROP CONSTRAINT "assignment_wording_to_confirm"`,
  `ALTER TABLE "assignment" DROP COLUMN "confirmed_wording"`,
  `ALTER TABLE "assignment" DROP COLUMN "wording_to_confirm"`,
  `ALTER TABLE "claim_placement" DROP CONSTRAINT "claim_placement_resolved_state"`,
  `ALTER TABLE "claim_placement" DROP COLUMN "reattached_at"`,
  `ALTER TABLE "claim_placement" DROP COLUMN "resolved_state"`,
];

/** What is known of a new text's consequences: what was found, who has to confirm, what an editor decided. */
export class AddSourceConsequences1795500300000 implements MigrationInterface {
  name = 'AddSourceConsequences1795500300000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}
