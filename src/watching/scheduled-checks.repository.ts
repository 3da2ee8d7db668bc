import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Transactions, type Tx } from '../database/transactions.js';
import type { CheckRecord } from './check-outcome.js';
import { ScheduledCheck } from './scheduled-check.entity.js';

/** What has to be known of a new one. */
export type NewCheck = Pick<ScheduledCheck, 'id' | 'kind' | 'host' | 'intervalMinutes' | 'nextCheckAt'>;

const INSERT_ROWS = 2_000;

@Injectable()
export class ScheduledChecksRepository {
  constructor(private readonly transactions: Transactions) {}

  async insert(tx: Tx, checks: readonly NewCheck[], now: Date): Promise<void> {
    if (checks.length === 0) return;
    await this.addHosts(
      tx,
      checks.map(({ host }) => host),
      now,
    );
    // Below the number of parameters that PostgreSQL takes in one statement.
    for (let from = 0; from < checks.length; from += INSERT_ROWS) {
      const rows = checks.slice(from, from + INSERT_ROWS).map((check) => ({ ...check, healthSince: now }));
      await tx.manager.insert(ScheduledCheck, rows);
    }
  }

  /** Makes hosts known; those that are known stay as they are. */
  async addHosts(tx: Tx, hosts: readonly string[], now: Date): Promise<void> {
    await tx.manager.query(
      `INSERT INTO check_host (host, free_at)
       SELECT DISTINCT host, $2::timestamptz FROM unnest($1::text[]) AS host ORDER BY host
       ON CONFLICT (host) DO NOTHING`,
      [hosts, now],
    );
  }

  find(id: string): Promise<ScheduledCheck | null> {
    return this.transactions.reader.findOneBy(ScheduledCheck, { id });
  }

  lock(tx: Tx, id: string): Promise<ScheduledCheck | null> {
    return tx.manager.findOne(ScheduledCheck, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** In the order of their ids, so that two who lock many do not wait for each other. */
  lockAll(tx: Tx, ids: readonly string[]): Promise<ScheduledCheck[]> {
    return tx.manager.find(ScheduledCheck, {
      where: { id: In([...ids]) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** Gives checks a new interval and next time. */
  async plan(
    tx: Tx,
    planned: readonly Pick<ScheduledCheck, 'id' | 'intervalMinutes' | 'nextCheckAt'>[],
  ): Promise<void> {
    await tx.manager.query(
      `UPDATE scheduled_check
       SET interval_minutes = planned.interval_minutes, next_check_at = planned.next_check_at, requested_at = NULL
       FROM unnest($1::uuid[], $2::int[], $3::timestamptz[]) AS planned (id, interval_minutes, next_check_at)
       WHERE scheduled_check.id = planned.id`,
      [
        planned.map(({ id }) => id),
        planned.map(({ intervalMinutes }) => intervalMinutes),
        planned.map(({ nextCheckAt }) => nextCheckAt),
      ],
    );
  }

  async update(tx: Tx, id: string, change: Partial<ScheduledCheck> | CheckRecord): Promise<void> {
    await tx.manager.update(ScheduledCheck, { id }, change);
  }

  async remove(tx: Tx, ids: readonly string[]): Promise<void> {
    await tx.manager.delete(ScheduledCheck, { id: In([...ids]) });
  }
}
