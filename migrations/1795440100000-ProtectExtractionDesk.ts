import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The function of `AddInvariants`, with other columns that may be written onto a version. */
const immutableBut = (columns: string): string => `
  CREATE OR REPLACE FUNCTION document_version_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'DELETE' OR to_jsonb(NEW) - '{${columns}}'::text[] IS DISTINCT FROM to_jsonb(OLD) - '{${columns}}'::text[] THEN
      RAISE EXCEPTION 'document versions are immutable' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
  END $$`;

/**
 * A version's text stays immutable, and what its last search says may be written onto it. What an extractor said of a
 * claim never changes, nor do earlier settings: labels name them.
 */
export class ProtectExtractionDesk1795440100000 implements MigrationInterface {
  name = 'ProtectExtractionDesk1795440100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(immutableBut('extractor_version,search'));
    await queryRunner.query(
      `CREATE TRIGGER extraction_settings_immutable BEFORE UPDATE OR DELETE ON extraction_settings
         FOR EACH ROW EXECUTE FUNCTION row_refuse_change()`,
    );
    await queryRunner.query(
      `CREATE TRIGGER claim_extractor_opinion_immutable BEFORE UPDATE OF extractor_opinion ON claim
         FOR EACH ROW WHEN (OLD.extractor_opinion IS DISTINCT FROM NEW.extractor_opinion)
         EXECUTE FUNCTION row_refuse_change()`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TRIGGER claim_extractor_opinion_immutable ON claim`);
    await queryRunner.query(`DROP TRIGGER extraction_settings_immutable ON extraction_settings`);
    await queryRunner.query(immutableBut('extractor_version'));
  }
}
