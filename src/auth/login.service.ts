import { Injectable } from '@nestjs/common';
import type { ActorRequest } from '../access/access.decorators.js';
import type { Actor } from '../access/actor.js';
import { AppError } from '../common/app-error.js';
import { Transactions } from '../database/transactions.js';
import { PasswordHasher } from '../users/password-hasher.js';
import type { UserAccount } from '../users/user.entity.js';
import { UsersService } from '../users/users.service.js';
import { clientAddress } from '../common/client-address.js';
import { LoginThrottle } from './login-throttle.repository.js';
import { SecurityLog } from '../audit/security-log.js';

/** Checks passwords: at sign-in, and again before what a stolen session should not be enough for. */
@Injectable()
export class LoginService {
  constructor(
    private readonly users: UsersService,
    private readonly hasher: PasswordHasher,
    private readonly throttle: LoginThrottle,
    private readonly transactions: Transactions,
    private readonly log: SecurityLog,
  ) {}

  /**
   * The active person with this address and password, or null. Unknown, disabled and wrong take the same way and time.
   * @throws AppError LOGIN_THROTTLED
   */
  async identify(request: ActorRequest, email: string, password: string): Promise<UserAccount | null> {
    const account = email.trim().toLowerCase();
    const user = await this.users.findByEmail(account);
    const stored = user?.status === 'ACTIVE' ? user.passwordHash : null;
    const matches = await this.matches(request, account, stored, password);
    const facts = { userId: user?.id ?? null, requestId: request.requestId, address: request.ip };
    if (!matches || !user) {
      this.log.warn('login.failed', facts);
      return null;
    }
    this.log.info('login.succeeded', facts);
    if (stored && this.hasher.needsRehash(stored)) await this.rehash(request, user.id, stored, password);
    return user;
  }

  /**
   * The signed-in person proves once more who they are.
   * @throws AppError PASSWORD_WRONG, LOGIN_THROTTLED
   */
  async confirm(request: ActorRequest, user: UserAccount, password: string, path: string): Promise<void> {
    if (await this.matches(request, user.email, user.passwordHash, password)) return;
    this.log.warn('password.wrong', { userId: user.id, requestId: request.requestId, address: request.ip });
    throw new AppError('PASSWORD_WRONG', 'That is not your current password.', {
      faults: [{ path, message: 'is not your current password' }],
    });
  }

  private matches(request: ActorRequest, account: string, stored: string | null, password: string): Promise<boolean> {
    return this.hasher.verify(stored, password, this.throttle.signIn(account, clientAddress(request.ip)));
  }

  private async rehash(request: ActorRequest, userId: string, old: string, password: string): Promise<void> {
    const hashes = { old, new: await this.hasher.hash(password) };
    const actor: Actor = { id: userId, kind: 'user', roles: [], scopes: null, requestId: request.requestId ?? null };
    await this.transactions.run((tx) => this.users.replaceHash(tx, actor, userId, hashes));
  }
}
