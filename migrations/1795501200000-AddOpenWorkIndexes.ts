import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is open at a desk stays small while what is done grows for years. Without these, a reviewer's list read all they
 * had ever done, the next free place was looked for among all rounds ever opened, and who has a tie to a round was found
 * among all a person's assignments.
 */
export class AddOpenWorkIndexes1795501200000 implements MigrationInterface {
  name = 'AddOpenWorkIndexes1795501200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE INDEX "assignment_open_work_idx" ON "assignment" ("reviewer_id")
       WHERE state IN ('OFFERED', 'IN_PROGRESS', 'RETURNED') OR wording_to_confirm IS NOT NULL`,
    );
    await queryRunner.query(`CREATE INDEX "assignment_round_idx" ON "assignment" ("round_id", "reviewer_id")`);
    await queryRunner.query(
      `CREATE INDEX "review_round_open_idx" ON "review_round" ("opened_at", "id") WHERE status = 'OPEN'`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of ['review_round_open_idx', 'assignment_round_idx', 'assignment_open_work_idx']) {
      await queryRunner.query(`DROP INDEX "${name}"`);
    }
  }
}
