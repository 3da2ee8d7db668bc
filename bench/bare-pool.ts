import { createHash } from 'node:crypto';
import { Pool, type PoolClient } from 'pg';
import type { Transactions, Tx } from '../src/database/transactions.js';

type Row = Record<string, unknown>;
type Queryable = Pool | PoolClient;

/** The pool of the bare server: `pg` as it is, with prepared statements if asked to. */
export class BarePool {
  private readonly pool: Pool;

  constructor(
    url: string,
    private readonly prepared: boolean,
  ) {
    // As many connections as the product has.
    this.pool = new Pool({ connectionString: url, max: 20 });
    this.pool.on('error', () => undefined);
  }

  async query<T extends Row>(sql: string, parameters: unknown[] = [], on: Queryable = this.pool): Promise<T[]> {
    const name = this.prepared ? createHash('md5').update(sql).digest('hex') : undefined;
    return (await on.query<T>({ name, text: sql, values: parameters })).rows;
  }

  /** For the product's classes that hold nothing but SQL: what they ask of the ORM is one method. */
  transactions(client: Queryable = this.pool): Transactions {
    return { reader: this.managerOn(client) } as unknown as Transactions;
  }

  /** BEGIN, the work, what was left for the end, COMMIT. */
  async transaction<T>(work: (tx: Tx, client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    const last: (() => Promise<void>)[] = [];
    const tx = {
      manager: this.managerOn(client),
      beforeCommit: (_name: string, hook: () => Promise<void>) => last.length > 0 || last.push(hook),
    } as unknown as Tx;
    try {
      await client.query('BEGIN');
      const result = await work(tx, client);
      for (const hook of last) await hook();
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    } finally {
      client.release();
    }
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  private managerOn(client: Queryable) {
    return { query: (sql: string, parameters?: unknown[]) => this.query(sql, parameters, client) };
  }
}
