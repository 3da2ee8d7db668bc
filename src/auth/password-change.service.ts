import { Injectable } from '@nestjs/common';
import type { ActorRequest } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { AppError } from '../common/app-error.js';
import { Transactions } from '../database/transactions.js';
import { UsersService } from '../users/users.service.js';
import type { ChangePasswordBody } from './auth.schemas.js';
import { LoginService } from './login.service.js';

/** A person changes their own password. */
@Injectable()
export class PasswordChange {
  constructor(
    private readonly users: UsersService,
    private readonly logins: LoginService,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Ends all sessions of this person, also the one that asks: the caller starts a new one.
   * @throws AppError PASSWORD_WRONG, PASSWORD_TOO_WEAK, LOGIN_THROTTLED
   */
  async change(request: ActorRequest, actor: PersonActor, body: ChangePasswordBody): Promise<void> {
    const { currentPassword, newPassword } = body;
    await this.logins.confirm(request, await this.users.get(actor.id), currentPassword, 'currentPassword');
    if (newPassword === currentPassword) {
      const message = 'is the one you have; choose another';
      throw new AppError('PASSWORD_TOO_WEAK', `The new password ${message}.`, {
        faults: [{ path: 'newPassword', message }],
      });
    }
    const options = { path: 'newPassword' };
    await this.transactions.run((tx) => this.users.setPassword(tx, actor, actor.id, newPassword, options));
  }
}
