import { seedDemo } from '../../../seeds/index.js';
import { ENTITIES } from '../../../src/schema.js';
import { TestApp } from '../../support/app.js';

/** A desk to be filled: an API without a worker, as in production, on a database of its own. */
export const openDesk = (env: Record<string, string> = {}): Promise<TestApp> => TestApp.start({ role: 'api', env });

/** Fills the desk. @returns what was logged and the steps that were taken. */
export async function fill(desk: TestApp, { force = false, endAfter = Infinity } = {}) {
  const lines: string[] = [];
  const steps: string[] = [];
  await seedDemo(desk.nest, {
    force,
    log: (line) => lines.push(line),
    onStep: (step) => {
      steps.push(step);
      if (steps.length >= endAfter) throw new Killed();
    },
  });
  return { lines, steps };
}

/** Stands for the end of the process in the middle of the work. */
export class Killed extends Error {}

/** Rows of every table but the bookkeeping of sessions and queues. */
export async function rowCounts(desk: TestApp): Promise<Record<string, number>> {
  const passing = new Set(['outbox_job', 'session', 'login_throttle', 'idempotency_key']);
  const counts: Record<string, number> = {};
  for (const { tableName } of ENTITIES.map((entity) => desk.sql.getMetadata(entity))) {
    if (passing.has(tableName)) continue;
    const [row] = await desk.sql.query<{ count: number }[]>(`SELECT count(*)::int AS count FROM ${tableName}`);
    counts[tableName] = row!.count;
  }
  return counts;
}

/** How often each value of `column` occurs. */
export async function tally(desk: TestApp, table: string, column: string): Promise<Record<string, number>> {
  const rows = await desk.sql.query<{ value: string; count: number }[]>(
    `SELECT ${column}::text AS value, count(*)::int AS count FROM ${table} GROUP BY 1 ORDER BY 1`,
  );
  return Object.fromEntries(rows.map(({ value, count }) => [value, count]));
}
