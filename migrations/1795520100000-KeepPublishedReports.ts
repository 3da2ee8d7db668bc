import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP = [
  `CREATE INDEX published_report_topics_idx ON published_report USING gin (topics)`,
  `CREATE INDEX published_report_words_idx ON published_report USING gin (words)`,
  // Without figures for rare words PostgreSQL takes every word for a common one.
  `ALTER TABLE published_report ALTER COLUMN words SET STATISTICS 1000`,
  `CREATE TRIGGER published_report_immutable BEFORE UPDATE OR DELETE ON published_report
     FOR EACH ROW EXECUTE FUNCTION row_refuse_change()`,
  // Whatever gives a verdict its number, its report is kept in the same transaction.
  `CREATE FUNCTION verdict_require_report() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF NOT EXISTS (SELECT FROM published_report report
       WHERE report.number = NEW.report_number AND report.verdict_id = NEW.id) THEN
       RAISE EXCEPTION 'a verdict is published together with its report' USING ERRCODE = 'integrity_constraint_violation';
     END IF;
     RETURN NULL;
   END $$`,
  `CREATE CONSTRAINT TRIGGER verdict_published_with_report AFTER INSERT OR UPDATE OF report_number ON verdict
     DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.report_number IS NOT NULL)
     EXECUTE FUNCTION verdict_require_report()`,
];

const DOWN = [
  `DROP TRIGGER verdict_published_with_report ON verdict`,
  `DROP FUNCTION verdict_require_report()`,
  `DROP TRIGGER published_report_immutable ON published_report`,
  `DROP INDEX published_report_words_idx`,
  `DROP INDEX published_report_topics_idx`,
];

/** What was published stays as it was published, and nothing is published without it. */
export class KeepPublishedReports1795520100000 implements MigrationInterface {
  name = 'KeepPublishedReports1795520100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}
