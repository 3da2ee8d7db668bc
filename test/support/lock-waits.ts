import { setTimeout } from 'node:timers/promises';
import type { TestApp } from './app.js';

/**
 * Returns once `count` transactions on the test's database wait for a lock that another one holds.
 * @throws Error when they have not come after some 10 s
 */
export async function untilLocksAwaited({ sql }: TestApp, count = 1): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) {
    const [row] = await sql.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if ((row?.n ?? 0) >= count) return;
    await setTimeout(50);
  }
  throw new Error('nothing waits for the lock');
}
