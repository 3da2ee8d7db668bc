import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Channel of `src/live`; what is said on it is in `live-notice.ts`. */
const CHANNEL = 'claimdesk_live';

/**
 * Statement triggers, so that a bulk act costs one call. NOTIFY is delivered at COMMIT and only then, and the same words once for
 * each transaction.
 */
const TELLERS = [
  // The head moves once in a transaction, and its lock is held until COMMIT anyway: this makes nobody wait.
  teller('live_tell_audit', `PERFORM pg_notify('${CHANNEL}', 'audit');`),
  teller('live_tell_notification', `PERFORM pg_notify('${CHANNEL}', 'notification ' || id) FROM changed WHERE in_app;`),
  teller(
    'live_tell_read',
    `PERFORM pg_notify('${CHANNEL}', 'read ' || user_id) FROM (
       SELECT DISTINCT changed.user_id FROM changed JOIN before USING (id)
       WHERE changed.read_at IS DISTINCT FROM before.read_at) AS read;`,
  ),
  teller(
    'live_tell_job',
    `PERFORM pg_notify('${CHANNEL}', 'job ' || document_id) FROM (SELECT DISTINCT document_id FROM changed) AS job;`,
  ),
  teller('live_tell_export', `PERFORM pg_notify('${CHANNEL}', 'export ' || id) FROM changed;`),
  teller('live_tell_import', `PERFORM pg_notify('${CHANNEL}', 'import ' || id) FROM changed;`),
];

const TRIGGERS: readonly [table: string, act: 'INSERT' | 'UPDATE', teller: string][] = [
  ['audit_head', 'UPDATE', 'live_tell_audit'],
  ['notification', 'INSERT', 'live_tell_notification'],
  ['notification', 'UPDATE', 'live_tell_read'],
  ['document_job', 'INSERT', 'live_tell_job'],
  ['document_job', 'UPDATE', 'live_tell_job'],
  ['report_export', 'INSERT', 'live_tell_export'],
  ['report_export', 'UPDATE', 'live_tell_export'],
  ['import_run', 'INSERT', 'live_tell_import'],
  ['import_run', 'UPDATE', 'live_tell_import'],
];

function teller(name: string, body: string): { name: string; sql: string } {
  const sql = `CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${body} RETURN NULL; END $$`;
  return { name, sql };
}

const nameOf = (table: string, act: string): string => `${table}_live_${act.toLowerCase()}`;

function rowsOf(table: string, act: 'INSERT' | 'UPDATE'): string {
  if (table === 'audit_head') return '';
  return act === 'INSERT' ? 'REFERENCING NEW TABLE AS changed' : 'REFERENCING OLD TABLE AS before NEW TABLE AS changed';
}

/** Says on a channel when something happened that open pages show; and presence needs no write-ahead log. */
export class TellLiveEvents1795770010000 implements MigrationInterface {
  name = 'TellLiveEvents1795770010000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE presence SET UNLOGGED`);
    for (const { sql } of TELLERS) await queryRunner.query(sql);
    for (const [table, act, name] of TRIGGERS) {
      await queryRunner.query(
        `CREATE TRIGGER ${nameOf(table, act)} AFTER ${act} ON ${table} ${rowsOf(table, act)}
         FOR EACH STATEMENT EXECUTE FUNCTION ${name}()`,
      );
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const [table, act] of TRIGGERS) await queryRunner.query(`DROP TRIGGER ${nameOf(table, act)} ON ${table}`);
    for (const { name } of TELLERS) await queryRunner.query(`DROP FUNCTION ${name}()`);
    await queryRunner.query(`ALTER TABLE presence SET LOGGED`);
  }
}
