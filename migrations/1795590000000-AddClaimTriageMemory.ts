import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `ALTER TABLE claim
     ADD triage_before jsonb,
     ADD split_from_id uuid,
     ADD former_editor_ids uuid array NOT NULL DEFAULT '{}',
     ADD CONSTRAINT claim_split_from_id_fk FOREIGN KEY (split_from_id) REFERENCES claim(id) ON DELETE RESTRICT`,
  `CREATE INDEX claim_duplicate_of_idx ON claim (duplicate_of_id) WHERE duplicate_of_id IS NOT NULL`,
  `CREATE INDEX claim_split_from_idx ON claim (split_from_id) WHERE split_from_id IS NOT NULL`,
];

const DOWN = [
  `DROP INDEX claim_split_from_idx`,
  `DROP INDEX claim_duplicate_of_idx`,
  `ALTER TABLE claim DROP CONSTRAINT claim_split_from_id_fk, DROP COLUMN former_editor_ids, DROP COLUMN split_from_id,
     DROP COLUMN triage_before`,
];

/** What the last triage decision replaced, what a claim was split from, and who handed it over. */
export class AddClaimTriageMemory1795590000000 implements MigrationInterface {
  name = 'AddClaimTriageMemory1795590000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}
