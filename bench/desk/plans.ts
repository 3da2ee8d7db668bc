import type { Client } from 'pg';
import type { Statement } from './statements.js';

const EXPLAINABLE = /^\s*(SELECT|WITH)\b/i;
/** Sessions, permissions and locks by key are the same whatever the desk's size. */
const EVERYDAY = /user_session|user_account WHERE|pg_try_advisory|audit_head|idempotency_key/;

/** EXPLAIN (ANALYZE) of the statements that read, as the product sent them; nothing they lock stays locked. */
export async function plansOf(db: Client, name: string, statements: readonly Statement[]): Promise<string> {
  const lines = [`== ${name}`];
  for (const { sql, parameters } of statements) {
    if (!EXPLAINABLE.test(sql) || EVERYDAY.test(sql)) continue;
    await db.query('BEGIN');
    const { rows } = await db
      .query<{ 'QUERY PLAN': string }>(`EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) ${sql}`, parameters)
      .finally(() => db.query('ROLLBACK'));
    lines.push(`-- ${sql.replaceAll(/\s+/g, ' ').trim().slice(0, 300)}`, ...rows.map((row) => row['QUERY PLAN']), '');
  }
  return lines.join('\n');
}
