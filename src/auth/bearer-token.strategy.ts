import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import passport from 'passport';
import { bearerToken } from './bearer-token.js';
import { TokensService } from './tokens.service.js';

/** Passport's sign-in by `Authorization: Bearer cdt_…`. */
@Injectable()
export class BearerTokenStrategy extends passport.Strategy {
  override readonly name = 'bearer';

  constructor(private readonly tokens: TokensService) {
    super();
  }

  override authenticate(request: Request): void {
    this.tokens.identify(bearerToken(request) ?? '').then(
      (owner) => (owner ? this.success(owner) : this.fail('Bearer')),
      (error: unknown) => this.error(error),
    );
  }
}
