import type { ClientBase } from 'pg';

/** One broken promise: which, and where. */
export interface Fault {
  invariant: string;
  detail: string;
}

/** Something that holds in a database at rest, whatever was done to it. */
export interface Check {
  invariant: string;
  /** What breaks it; empty when it holds. */
  find: (db: ClientBase) => Promise<string[]>;
}

type Row = Record<string, unknown>;

/** Rows that the statement returns are faults. */
export const none = (invariant: string, sql: string): Check => ({
  invariant,
  find: async (db) => (await db.query<Row>(sql)).rows.map((row) => JSON.stringify(row)),
});

/** One cause often shows in a thousand rows: the first few of each check are told. */
const TOLD = 5;

export async function faultsOf(db: ClientBase, checks: readonly Check[]): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const { invariant, find } of checks) {
    const details = await find(db);
    faults.push(...details.slice(0, TOLD).map((detail) => ({ invariant, detail })));
  }
  return faults;
}
