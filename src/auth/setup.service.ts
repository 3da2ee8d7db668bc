import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { ActorRequest } from '../access/access.decorators.js';
import { SYSTEM_ACTOR } from '../access/actor.js';
import { AppError } from '../common/app-error.js';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { SECRETS, type Secrets } from '../config/secrets.js';
import { Transactions } from '../database/transactions.js';
import type { UserAccount } from '../users/user.entity.js';
import { UsersService } from '../users/users.service.js';
import type { SetupBody } from './auth.schemas.js';
import { clientAddress } from '../common/client-address.js';
import { LoginThrottle } from './login-throttle.repository.js';

/** The first account of a desk: made with a secret that only whoever started the server has; closed for ever after. */
@Injectable()
export class SetupService implements OnApplicationBootstrap {
  private readonly logger = new Logger('Setup');

  constructor(
    @Inject(APP_CONFIG) private readonly config: AppConfig,
    @Inject(SECRETS) private readonly secrets: Secrets,
    private readonly users: UsersService,
    private readonly throttle: LoginThrottle,
    private readonly transactions: Transactions,
    private readonly adapter: HttpAdapterHost,
  ) {}

  /** Tells the operator the secret; only where people can use it, not in a worker or a command. */
  async onApplicationBootstrap(): Promise<void> {
    if (!this.adapter.httpAdapter || !(await this.isOpen())) return;
    const secret = this.config.setupSecret ? 'the secret in CLAIMDESK_SETUP_SECRET' : `this secret: ${this.secret()}`;
    this.logger.warn(
      `There is no account yet. Make the first one at ${this.config.publicUrl}/desk/set-up with ${secret}`,
    );
  }

  async isOpen(): Promise<boolean> {
    return !this.config.demo && !(await this.users.anyExists());
  }

  /** @throws AppError SETUP_CLOSED, SETUP_SECRET_WRONG, LOGIN_THROTTLED, PASSWORD_TOO_WEAK */
  async setUp(request: ActorRequest, { secret, ...person }: SetupBody): Promise<UserAccount> {
    if (!(await this.isOpen())) {
      throw new AppError('SETUP_CLOSED', 'This desk is set up already. Sign in, or ask an administrator.');
    }
    const attempt = this.throttle.anonymous(clientAddress(request.ip));
    await attempt.allow();
    if (!same(secret, this.config.setupSecret ?? this.secret())) {
      await attempt.failed();
      throw new AppError(
        'SETUP_SECRET_WRONG',
        'That is not the set-up secret. It is in the output of the first start.',
      );
    }
    const actor = { ...SYSTEM_ACTOR, requestId: request.requestId ?? null };
    return this.transactions.run((tx) => this.users.createFirstAdmin(tx, actor, person));
  }

  /** Derived, not drawn: every process of a desk agrees on it, and it is stored nowhere. */
  private secret(): string {
    const [key = ''] = this.secrets.cookieKeys;
    return createHmac('sha256', key).update('claimdesk setup').digest('base64url').slice(0, 32);
  }
}

const same = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));
const digest = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();
