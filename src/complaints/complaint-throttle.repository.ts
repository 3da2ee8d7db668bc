import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { DataSource } from 'typeorm';
import { AppError } from '../common/app-error.js';

/** Complaints within an hour, after which the answer is "later". */
export const COMPLAINT_LIMITS = {
  /** From one address. */
  address: 5,
  /** From everywhere: a flood must not bury the desk. */
  everywhere: 200,
};
const WINDOW_SECONDS = 3600;

/** Counts complaints in PostgreSQL, so that every process counts the same. The table holds no addresses, only hashes. */
@Injectable()
export class ComplaintThrottle {
  private readonly address: RateLimiterPostgres;
  private readonly everywhere: RateLimiterPostgres;

  constructor(@InjectDataSource() dataSource: DataSource) {
    const limiter = (kind: keyof typeof COMPLAINT_LIMITS) =>
      new RateLimiterPostgres({
        storeClient: dataSource,
        storeType: 'typeorm',
        tableName: 'complaint_throttle',
        // By a migration: the application's database role may lack the right to make tables.
        tableCreated: true,
        keyPrefix: `complaint-${kind}`,
        points: COMPLAINT_LIMITS[kind],
        duration: WINDOW_SECONDS,
      });
    this.address = limiter('address');
    this.everywhere = limiter('everywhere');
  }

  /** Counts one complaint. @throws AppError RATE_LIMITED with `retryAfterSeconds`. */
  async count(address: string): Promise<void> {
    await consume(this.address, createHash('sha256').update(address, 'utf8').digest('base64url'));
    await consume(this.everywhere, 'all');
  }
}

async function consume(limiter: RateLimiterPostgres, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    const retryAfterSeconds = Math.ceil(Math.max(error.msBeforeNext, 1000) / 1000);
    const minutes = Math.ceil(retryAfterSeconds / 60);
    throw new AppError('RATE_LIMITED', `Too many complaints within an hour. Try again in ${minutes} minutes.`, {
      retryAfterSeconds,
    });
  }
}
