import { createHmac } from 'node:crypto';
import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import { from, lastValueFrom, type Observable } from 'rxjs';
import type { ActorRequest } from '../access/access.decorators.js';
import { AppError } from '../common/app-error.js';
import { SECRETS, type Secrets } from '../config/secrets.js';
import { Transactions, type Tx } from '../database/transactions.js';
import { IdempotencyKey } from './idempotency-key.entity.js';

/**
 * Makes a POST safe to repeat. With an `Idempotency-Key`, the route's whole work and its answer are committed in one
 * transaction; the same key with the same body gets the stored answer, with another body 422, while the first is still
 * running 409. Keys belong to the person and the route and are kept for 24 hours. A refused request stores nothing: it
 * changed nothing, and may be repeated with the same key once its cause is mended.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly transactions: Transactions,
    @Inject(SECRETS) private readonly secrets: Secrets,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<ActorRequest>();
    const key = request.headers['idempotency-key'];
    const userId = request.actor?.id;
    if (key === undefined || !userId) return next.handle();
    if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key)) {
      throw new AppError(
        'IDEMPOTENCY_KEY_INVALID',
        'Idempotency-Key must be 1 to 200 visible ASCII characters, best a UUID.',
      );
    }
    const row = { userId, route: `${request.method} ${request.path}`, key, requestHash: this.hashOf(request) };
    return from(
      this.transactions.run((tx) => this.once(tx, row, () => lastValueFrom(next.handle(), { defaultValue: null }))),
    );
  }

  private async once(
    tx: Tx,
    row: Omit<IdempotencyKey, 'response' | 'createdAt'>,
    work: () => Promise<unknown>,
  ): Promise<unknown> {
    const [lock] = await tx.manager.query<{ free: boolean }[]>(
      `SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS free`,
      [`idempotency ${row.userId} ${row.route} ${row.key}`],
    );
    if (!lock?.free) {
      throw new AppError(
        'IDEMPOTENCY_IN_FLIGHT',
        'The first request with this Idempotency-Key is still running. Repeat in a moment.',
      );
    }
    const { userId, route, key } = row;
    const stored = await tx.manager.findOneBy(IdempotencyKey, { userId, route, key });
    if (stored && stored.requestHash !== row.requestHash) {
      throw new AppError(
        'IDEMPOTENCY_KEY_REUSED',
        'This Idempotency-Key was used with another body. Use a new key for a new request.',
      );
    }
    if (stored) return stored.response;
    const response = await work();
    await tx.manager.query(
      `INSERT INTO idempotency_key (user_id, route, key, request_hash, response) VALUES ($1, $2, $3, $4, $5)`,
      [userId, route, key, row.requestHash, JSON.stringify(response ?? null)],
    );
    return response;
  }

  /** Keyed, because a body may hold a password, and a plain hash of one could be guessed at. */
  private hashOf(request: Request): string {
    const hash = createHmac('sha256', this.secrets.idempotencyKey).update(JSON.stringify(request.body ?? null));
    if (request.file) hash.update(request.file.originalname).update(request.file.buffer);
    return hash.digest('hex');
  }
}
