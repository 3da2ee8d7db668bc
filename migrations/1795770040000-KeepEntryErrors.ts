import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why an entry of a feed was refused, as a code beside the sentence: the desk says it in the person's language. */
export class KeepEntryErrors1795770040000 implements MigrationInterface {
  name = 'KeepEntryErrors1795770040000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "feed_entry" ADD "error_code" text`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "feed_entry" DROP COLUMN "error_code"`);
  }
}
