import type { MigrationInterface, QueryRunner } from 'typeorm';

const INDEXES: readonly [name: string, table: string, column: string][] = [
  ['document_url_idx', 'document', 'url'],
  ['web_page_requested_url_idx', 'web_page', 'requested_url'],
  ['web_page_final_url_idx', 'web_page', 'final_url'],
];

/**
 * Documents by their address. Over a hash, because an address may be longer than an index entry; entities cannot state
 * that. Building the first one keeps writers of documents waiting for as long as it takes to read the table once.
 */
export class AddAddressIndexes1795338450000 implements MigrationInterface {
  name = 'AddAddressIndexes1795338450000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [name, table, column] of INDEXES) {
      await queryRunner.query(`CREATE INDEX ${name} ON ${table} (md5(${column}))`);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const [name] of INDEXES) await queryRunner.query(`DROP INDEX ${name}`);
  }
}
