import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../../common/app-error.js';
import { APP_CONFIG, type AppConfig } from '../../config/app-config.js';
import { networkOf } from './network-of.js';

const WINDOW_SECONDS = 60;

/**
 * So many requests in a minute from one network. Counted in memory: a read must not cost a write to the database. So
 * each process counts for itself, and a restart forgets.
 */
@Injectable()
export class PublicReadLimit implements CanActivate {
  private readonly limiter: RateLimiterMemory;

  constructor(@Inject(APP_CONFIG) config: AppConfig) {
    this.limiter = new RateLimiterMemory({ points: config.publicApiPerMinute, duration: WINDOW_SECONDS });
  }

  /** @throws AppError RATE_LIMITED */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const state = await this.count(networkOf(http.getRequest<Request>().ip ?? ''));
    const seconds = Math.max(Math.ceil(state.msBeforeNext / 1000), 1);
    const response = http.getResponse<Response>();
    response.setHeader('RateLimit-Policy', `"reads";q=${this.limiter.points};w=${WINDOW_SECONDS}`);
    response.setHeader('RateLimit', `"reads";r=${state.remainingPoints};t=${seconds}`);
    if (state.consumedPoints <= this.limiter.points) return true;
    throw new AppError('RATE_LIMITED', `Too many requests. Try again in ${seconds} seconds.`, {
      retryAfterSeconds: seconds,
    });
  }

  private async count(key: string): Promise<RateLimiterRes> {
    try {
      return await this.limiter.consume(key);
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return refusal;
      throw refusal;
    }
  }
}
