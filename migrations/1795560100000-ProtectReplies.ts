import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the desk recorded and what people replied stays as it came; a reply that is decided stays decided. */
export class ProtectReplies1795560100000 implements MigrationInterface {
  name = 'ProtectReplies1795560100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION keep_reply() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' OR TG_TABLE_NAME = 'contact_attempt' THEN
          RAISE EXCEPTION 'attempts and replies are kept as they came' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF OLD.state <> 'RECEIVED' OR (OLD.claim_id, OLD.verdict_id, OLD.author, OLD.text, OLD.received_at, OLD.receipt_hash)
          IS DISTINCT FROM (NEW.claim_id, NEW.verdict_id, NEW.author, NEW.text, NEW.received_at, NEW.receipt_hash)
          OR (NEW.contact_email IS NOT NULL AND NEW.contact_email IS DISTINCT FROM OLD.contact_email) THEN
          RAISE EXCEPTION 'attempts and replies are kept as they came' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
      END $$`);
    for (const table of ['reply', 'contact_attempt']) {
      await runner.query(
        `CREATE TRIGGER ${table}_kept BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION keep_reply()`,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['reply', 'contact_attempt']) await runner.query(`DROP TRIGGER ${table}_kept ON ${table}`);
    await runner.query('DROP FUNCTION keep_reply()');
  }
}
