import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import type { DataSource } from 'typeorm';
import { AppError } from '../common/app-error.js';
import type { PasswordAttempt } from '../users/password-hasher.js';

/** Failed tries within a quarter of an hour, after which the answer is "later". */
export const LOGIN_LIMITS = {
  /** One address at one account: stops guessing long before the account's own limit, so nobody can lock others out. */
  pair: 10,
  /** All addresses at one account. */
  account: 30,
  /** One address at all accounts. */
  address: 100,
};
const WINDOW_SECONDS = 15 * 60;

type Key = readonly [limiter: RateLimiterPostgres, key: string];

/**
 * Counts failed tries per account, per address and per both, in PostgreSQL: a restart or another process forgets
 * nothing. The lock is soft: it ends by itself, and sessions that are open stay open.
 */
@Injectable()
export class LoginThrottle {
  private readonly limiters: Record<keyof typeof LOGIN_LIMITS, RateLimiterPostgres>;

  constructor(@InjectDataSource() dataSource: DataSource) {
    const limiter = (kind: keyof typeof LOGIN_LIMITS) =>
      new RateLimiterPostgres({
        storeClient: dataSource,
        storeType: 'typeorm',
        tableName: 'login_throttle',
        // By a migration: the application's database role may lack the right to make tables.
        tableCreated: true,
        keyPrefix: `login-${kind}`,
        points: LOGIN_LIMITS[kind],
        duration: WINDOW_SECONDS,
      });
    this.limiters = { pair: limiter('pair'), account: limiter('account'), address: limiter('address') };
  }

  /** A try to sign in as `account` (which need not exist) from `address`. */
  signIn(account: string, address: string): PasswordAttempt {
    const pair: Key = [this.limiters.pair, hashed(`${account} ${address}`)];
    const whole: Key = [this.limiters.account, hashed(account)];
    return this.attempt([pair, whole, [this.limiters.address, hashed(address)]], [pair, whole]);
  }

  /** A try at a secret that belongs to no account. */
  anonymous(address: string): PasswordAttempt {
    return this.attempt([[this.limiters.pair, hashed(`anonymous ${address}`)]], []);
  }

  /** @param forgiven counts that a success sets back to zero */
  private attempt(keys: readonly Key[], forgiven: readonly Key[]): PasswordAttempt {
    return {
      allow: async () => {
        const states = await Promise.all(
          keys.map(async ([limiter, key]) => ({ limiter, state: await limiter.get(key) })),
        );
        const waits = states.map(({ limiter, state }) =>
          state && state.consumedPoints >= limiter.points ? Math.max(state.msBeforeNext, 1000) : 0,
        );
        const retryAfterSeconds = Math.ceil(Math.max(...waits) / 1000);
        if (retryAfterSeconds > 0) throw tooMany(retryAfterSeconds);
      },
      failed: async () => {
        await Promise.all(keys.map(([limiter, key]) => limiter.penalty(key)));
      },
      succeeded: async () => {
        await Promise.all(forgiven.map(([limiter, key]) => limiter.delete(key)));
      },
    };
  }
}

function tooMany(retryAfterSeconds: number): AppError {
  const minutes = Math.ceil(retryAfterSeconds / 60);
  return new AppError('LOGIN_THROTTLED', `Too many failed tries. Try again in ${minutes} minutes.`, {
    params: { minutes },
    retryAfterSeconds,
  });
}

/** The table holds no addresses, and no password typed into the wrong field. */
const hashed = (text: string): string => createHash('sha256').update(text, 'utf8').digest('base64url');
