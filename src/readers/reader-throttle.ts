import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { DataSource } from 'typeorm';
import { AppError } from '../common/app-error.js';
import { clientAddress } from '../common/client-address.js';

/** What people without an account may send, in words. */
const KINDS = { complaint: 'complaints', reply: 'replies', subscription: 'subscriptions' } as const;
export type ReaderSends = keyof typeof KINDS;

/** Of one kind within an hour, after which the answer is "later". */
const LIMITS = {
  /** From one address. */
  address: 5,
  /** From everywhere: a flood must not bury the desk. */
  everywhere: 200,
};
const WINDOW_SECONDS = 3600;

/** Counts what readers send in PostgreSQL, so that every process counts the same. The table holds hashes, no addresses. */
@Injectable()
export class ReaderThrottle {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /**
   * Counts one.
   * @param ip of the request; it is not stored.
   * @throws AppError RATE_LIMITED with `retryAfterSeconds`.
   */
  async count(kind: ReaderSends, ip: string | undefined): Promise<void> {
    const address = createHash('sha256').update(clientAddress(ip), 'utf8').digest('base64url');
    await this.consume(kind, 'address', address);
    await this.consume(kind, 'everywhere', 'all');
  }

  private async consume(kind: ReaderSends, limit: keyof typeof LIMITS, key: string): Promise<void> {
    const limiter = new RateLimiterPostgres({
      storeClient: this.dataSource,
      storeType: 'typeorm',
      tableName: 'complaint_throttle',
      // By a migration: the application's database role may lack the right to make tables.
      tableCreated: true,
      keyPrefix: `${kind}-${limit}`,
      points: LIMITS[limit],
      duration: WINDOW_SECONDS,
      clearExpiredByTimeout: false,
    });
    try {
      await limiter.consume(key);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      const retryAfterSeconds = Math.ceil(Math.max(error.msBeforeNext, 1000) / 1000);
      const minutes = Math.ceil(retryAfterSeconds / 60);
      throw new AppError('RATE_LIMITED', `Too many ${KINDS[kind]} within an hour. Try again in ${minutes} minutes.`, {
        retryAfterSeconds,
      });
    }
  }
}
