import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether a claimant is a person or an organisation, where somebody has said so. */
export class AddClaimantKind1795610000000 implements MigrationInterface {
  name = 'AddClaimantKind1795610000000';

  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            ALTER TABLE "claim"
            ADD "claimant_kind" text
        `);
    await queryRunner.query(`
            ALTER TABLE "claim"
            ADD CONSTRAINT "claim_claimant_kind" CHECK (claimant_kind IN ('PERSON', 'ORGANISATION'))
        `);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            ALTER TABLE "claim" DROP CONSTRAINT "claim_claimant_kind"
        `);
    await queryRunner.query(`
            ALTER TABLE "claim" DROP COLUMN "claimant_kind"
        `);
  }
}
