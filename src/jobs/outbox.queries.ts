import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { Tx } from '../database/transactions.js';
import { QUEUES } from './job-definition.js';
import { OutboxJob } from './outbox-job.entity.js';

/** A row of the outbox on its way to BullMQ. */
export type OutboxRow = Pick<OutboxJob, 'id' | 'queue' | 'name' | 'payload'>;

/** The relay's statements on `outbox_job`. */
@Injectable()
export class OutboxQueries {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /**
   * Locks and reads the oldest rows, at most `limit`, that no other relay holds. Rows for a queue of another version
   * of the program stay where they are and do not hold the others up.
   */
  takeOldest(tx: Tx, limit: number): Promise<OutboxRow[]> {
    return tx.manager.query(
      `SELECT id, queue, name, payload FROM outbox_job WHERE queue = ANY($1)
       ORDER BY created_at, id LIMIT $2 FOR UPDATE SKIP LOCKED`,
      [QUEUES, limit],
    );
  }

  async remove(tx: Tx, ids: readonly string[]): Promise<void> {
    await tx.manager.query(`DELETE FROM outbox_job WHERE id = ANY($1)`, [ids]);
  }

  /** How many rows wait, and the age of the oldest in seconds. */
  async state(): Promise<{ waiting: number; oldestSeconds: number | null }> {
    const [row] = await this.dataSource.query<{ waiting: number; oldestSeconds: number | null }[]>(
      `SELECT count(*)::int AS waiting,
         extract(epoch FROM clock_timestamp() - min(created_at))::float8 AS "oldestSeconds" FROM outbox_job`,
    );
    return row ?? { waiting: 0, oldestSeconds: null };
  }

  /** Age in seconds of the oldest row, null when the outbox is empty. */
  async oldestSeconds(): Promise<number | null> {
    const rows: { seconds: number | null }[] = await this.dataSource.query(
      `SELECT extract(epoch FROM clock_timestamp() - min(created_at))::float8 AS seconds FROM outbox_job`,
    );
    return rows[0]?.seconds ?? null;
  }
}
