import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists search the words on the board; nothing has read this index since, and every claim paid for it. */
export class DropStatementSearch1795510003000 implements MigrationInterface {
  name = 'DropStatementSearch1795510003000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX claim_statement_search_idx`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE INDEX claim_statement_search_idx ON claim USING gin (to_tsvector('simple', statement))`,
    );
  }
}
