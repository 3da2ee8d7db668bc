import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type PersonActor, SYSTEM_ACTOR } from '../access/actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { AppError } from '../common/app-error.js';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { SECRETS, type Secrets } from '../config/secrets.js';
import type { Tx } from '../database/transactions.js';
import type { UserAccount } from '../users/user.entity.js';
import { UsersService } from '../users/users.service.js';
import type { PasswordResetBody, PasswordResetView } from './password-reset.schemas.js';

const MINUTES_VALID = 60;

const tokenParts = z.tuple([z.uuid(), z.string().regex(/^\d{10}$/), z.string()]);

/**
 * A link with which somebody sets a password they do not have (any more). An administrator starts it and never learns
 * the password. Nothing is stored: the token is signed over the hash of the password it replaces, so that it works once,
 * and not at all after any other change of that password.
 */
@Injectable()
export class PasswordReset {
  constructor(
    private readonly users: UsersService,
    private readonly audit: AuditTrail,
    @Inject(SECRETS) private readonly secrets: Secrets,
    @Inject(APP_CONFIG) private readonly config: Pick<AppConfig, 'publicUrl'>,
  ) {}

  /** @throws AppError NOT_FOUND, CONFLICT for a disabled person */
  async begin(tx: Tx, actor: PersonActor, userId: string): Promise<PasswordResetView> {
    const user = await this.users.getForUpdate(tx, userId);
    if (user.status !== 'ACTIVE')
      throw new AppError('CONFLICT', 'This person is disabled. Enable the account first.', {
        detailCode: 'person-disabled',
      });
    const expires = Math.floor(Date.now() / 1000) + MINUTES_VALID * 60;
    const [key = ''] = this.secrets.cookieKeys;
    this.audit.record(tx, actor, { event: 'user.password_reset_started', entityType: 'user', entityId: userId });
    const token = `${userId}.${expires}.${signature(key, user, String(expires))}`;
    const link = `${this.config.publicUrl}/desk/password-reset/${token}`;
    return { token, link, expiresAt: new Date(expires * 1000).toISOString() };
  }

  /**
   * Sets the password and ends all sessions of the person.
   * @throws AppError RESET_LINK_INVALID, PASSWORD_TOO_WEAK
   */
  async finish(tx: Tx, { token, newPassword }: PasswordResetBody, requestId: string | null): Promise<void> {
    const parts = tokenParts.safeParse(token.split('.'));
    if (!parts.success) throw invalid();
    const [userId, expires, signed] = parts.data;
    if (Number(expires) * 1000 <= Date.now()) throw invalid();
    const user = await this.users.getForUpdate(tx, userId).catch(() => null);
    if (user?.status !== 'ACTIVE') throw invalid();
    const fits = this.secrets.cookieKeys.some((key) => same(signed, signature(key, user, expires)));
    if (!fits) throw invalid();
    const actor = { ...SYSTEM_ACTOR, requestId };
    await this.users.setPassword(tx, actor, userId, newPassword, { path: 'newPassword' });
  }
}

const signature = (key: string, user: UserAccount, expires: string): string =>
  createHmac('sha256', key)
    .update(['claimdesk password reset', user.id, expires, user.passwordHash ?? ''].join('\n'))
    .digest('base64url');

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

const invalid = (): AppError =>
  new AppError('RESET_LINK_INVALID', 'This link was used or has expired. Ask an administrator for a new one.');
