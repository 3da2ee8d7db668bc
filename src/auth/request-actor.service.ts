import { Inject, Injectable } from '@nestjs/common';
import type { Response } from 'express';
import type { ActorRequest } from '../access/access.decorators.js';
import type { Actor } from '../access/actor.js';
import { AppError } from '../common/app-error.js';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { Authenticator } from './authenticator.js';
import { bearerToken } from './bearer-token.js';
import { bringsSessionCookie, sessionCookieName } from './session-cookie.js';

/**
 * Who is behind a request. Session, token, status and roles are read anew each time, in one query, so that a change acts
 * on the very next request.
 */
@Injectable()
export class RequestActor {
  constructor(
    private readonly authenticator: Authenticator,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** The active person behind the request's token or session; null when there is none. */
  async find(request: ActorRequest, response: Response): Promise<Actor | null> {
    const requestId = request.requestId ?? null;
    if (bearerToken(request) !== null) {
      const owner = await this.authenticator.byToken(request, response);
      return owner && { id: owner.userId, kind: 'token', roles: owner.roles, scopes: owner.scopes, requestId };
    }
    const { userId: id, roles } = request.session ?? {};
    return id && roles ? { id, kind: 'user', roles, scopes: null, requestId } : null;
  }

  /** What to tell a request that needs a person and has none. */
  refusal(request: ActorRequest): AppError {
    if (bearerToken(request) !== null) {
      return new AppError('TOKEN_INVALID', 'This token is unknown, expired or revoked. Make a new one in the desk.');
    }
    if (bringsSessionCookie(request.headers.cookie, sessionCookieName(this.config))) {
      return new AppError('SESSION_EXPIRED', 'Your session has ended. Sign in again.');
    }
    return new AppError('NOT_AUTHENTICATED', 'Sign in first, or send a token as Authorization: Bearer.');
  }
}
