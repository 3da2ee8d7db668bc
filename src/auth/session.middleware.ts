import { Inject, Injectable, type NestMiddleware } from '@nestjs/common';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import session from 'express-session';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { SECRETS, type Secrets } from '../config/secrets.js';
import { bearerToken } from './bearer-token.js';
import { sessionCookieName, sessionCookieOptions } from './session-cookie.js';
import { SessionStore } from './session.store.js';

/** Loads the session the cookie names; without a cookie it costs no query and sets none. */
@Injectable()
export class SessionMiddleware implements NestMiddleware {
  private readonly load: RequestHandler;

  constructor(
    store: SessionStore,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
    @Inject(SECRETS) { cookieKeys }: Secrets,
  ) {
    this.load = session({
      name: sessionCookieName(config),
      secret: cookieKeys,
      store,
      resave: false,
      saveUninitialized: false,
      // The cookie lives as long as a session can; the idle limit moves on in the table, not in the browser.
      rolling: false,
      cookie: { ...sessionCookieOptions(config), maxAge: config.session.maxHours * 3_600_000 },
    });
  }

  use(request: Request, response: Response, next: NextFunction): void {
    // A request with a token acts by the token alone.
    if (bearerToken(request) !== null) return next();
    // PUBLIC_URL says readers come by https: TLS ends in front of us, whether or not that proxy says so in a header.
    // Without this express-session would silently set no cookie.
    if (this.config.secureCookies) Object.defineProperty(request, 'secure', { value: true });
    this.load(request, response, next);
  }
}
