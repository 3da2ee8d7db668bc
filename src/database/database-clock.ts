import type { Tx } from './transactions.js';

/** Time of the transaction by the database's clock, which every process shares. Rules about time use this one. */
export async function databaseNow(tx: Tx): Promise<Date> {
  const [row] = await tx.manager.query<{ now: Date }[]>(`SELECT now() AS now`);
  if (!row) throw new Error('SELECT now() gave no row');
  return row.now;
}

export const minutesAfter = (time: Date, minutes: number): Date => new Date(time.getTime() + minutes * 60_000);
