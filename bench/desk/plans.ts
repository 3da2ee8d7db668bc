import type { Client } from 'pg';
import type { Statement } from './statements.js';

const EXPLAINABLE = /^\s*(SELECT|WITH)\b/i;
/** Sessions, permissions and locks by key are the same whatever the desk's size. */
const EVERYDAY = /FROM session|FROM user_account WHERE|advisory|audit_head|idempotency_key|SELECT now\(\)/;

/** What the product's reading statements cost and how they are carried out. */
export interface Plans {
  /** Blocks of 8 kB that they looked at, in memory or not: the same on every machine and under any load. */
  blocks: number;
  text: string;
}

interface Plan {
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
}

/** EXPLAIN (ANALYZE) of the statements that read, as the product sent them; nothing they lock stays locked. */
export async function plansOf(db: Client, name: string, statements: readonly Statement[]): Promise<Plans> {
  const lines = [`== ${name}`];
  let blocks = 0;
  for (const statement of statements.filter(({ sql }) => EXPLAINABLE.test(sql) && !EVERYDAY.test(sql))) {
    // As JSON for the sum, after which everything the statement needs is in memory; then as text to be read.
    const [json] = await explained<{ Plan: Plan }[]>(db, 'FORMAT JSON', statement);
    const plan = json?.[0]?.Plan;
    blocks += (plan?.['Shared Hit Blocks'] ?? 0) + (plan?.['Shared Read Blocks'] ?? 0);
    const text = await explained<string>(db, 'COSTS OFF', statement);
    lines.push(`-- ${statement.sql.replaceAll(/\s+/g, ' ').trim().slice(0, 300)}`, ...text, '');
  }
  return { blocks, text: lines.join('\n') };
}

async function explained<T>(db: Client, how: string, { sql, parameters }: Statement): Promise<T[]> {
  await db.query('BEGIN');
  try {
    const { rows } = await db.query<{ 'QUERY PLAN': T }>(`EXPLAIN (ANALYZE, BUFFERS, ${how}) ${sql}`, parameters);
    return rows.map((row) => row['QUERY PLAN']);
  } finally {
    await db.query('ROLLBACK');
  }
}
