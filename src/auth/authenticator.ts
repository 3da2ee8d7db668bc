import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import passport from 'passport';
import type { UserAccount } from '../users/user.entity.js';
import { BearerTokenStrategy } from './bearer-token.strategy.js';
import { LocalStrategy } from './local.strategy.js';
import type { TokenOwner } from './tokens.repository.js';

/** Runs Passport on a request. Passport says who somebody is; what they may do is the permission guard's matter. */
@Injectable()
export class Authenticator {
  constructor(
    private readonly local: LocalStrategy,
    private readonly bearer: BearerTokenStrategy,
  ) {}

  /** The person whose address and password are in the body; null when they do not fit. */
  byPassword(request: Request, response: Response): Promise<UserAccount | null> {
    return this.run<UserAccount>(this.local, request, response);
  }

  /** The owner of the request's bearer token; null when it is not valid (any more). */
  byToken(request: Request, response: Response): Promise<TokenOwner | null> {
    return this.run<TokenOwner>(this.bearer, request, response);
  }

  private run<Found>(strategy: passport.Strategy, request: Request, response: Response): Promise<Found | null> {
    return new Promise((resolve, reject) => {
      const done = (error: unknown, found?: unknown) =>
        error ? reject(error as Error) : resolve((found || null) as Found | null);
      // Passport hangs its callbacks on the strategy, so each request gets an object of its own; and it is passed as an
      // object because names belong to the whole process, where tests run several applications.
      const own = Object.create(strategy) as passport.Strategy;
      const middleware = passport.authenticate(own, { session: false }, done) as (
        request: Request,
        response: Response,
        next: (error: unknown) => void,
      ) => void;
      middleware(request, response, reject);
    });
  }
}
