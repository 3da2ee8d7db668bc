import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What entities cannot say: search over the words of prior checks, and that their imported states never change. */
const UP = [
  `CREATE INDEX prior_check_search_idx ON prior_check
     USING gin (to_tsvector('simple', claim_text || ' ' || coalesce(title, '')))`,
  `CREATE INDEX prior_check_claim_search_idx ON prior_check USING gin (to_tsvector('simple', claim_text))`,
  `CREATE TRIGGER prior_check_revision_immutable BEFORE UPDATE OR DELETE ON prior_check_revision
     FOR EACH ROW EXECUTE FUNCTION row_refuse_change()`,
];

const DOWN = [
  `DROP TRIGGER prior_check_revision_immutable ON prior_check_revision`,
  `DROP INDEX prior_check_claim_search_idx`,
  `DROP INDEX prior_check_search_idx`,
];

export class ProtectImports1795580010000 implements MigrationInterface {
  name = 'ProtectImports1795580010000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}
