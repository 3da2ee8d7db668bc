import { Injectable } from '@nestjs/common';
import type { ActorRequest } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { AppError } from '../common/app-error.js';
import { UsersService } from '../users/users.service.js';
import { LoginService } from './login.service.js';

const RECENT_MS = 30 * 60_000;

/** Before what outlives a session (a token), the person must have given their password lately. */
@Injectable()
export class Reauthentication {
  constructor(
    private readonly users: UsersService,
    private readonly logins: LoginService,
  ) {}

  /** @throws AppError PASSWORD_WRONG, LOGIN_THROTTLED */
  async assertRecent(request: ActorRequest, actor: PersonActor, password: string | undefined): Promise<void> {
    if (password !== undefined) {
      return this.logins.confirm(request, await this.users.get(actor.id), password, 'currentPassword');
    }
    const startedAt = request.session?.startedAt;
    if (startedAt && Date.now() - startedAt.getTime() < RECENT_MS) return;
    throw new AppError('PASSWORD_WRONG', 'You signed in a while ago. Give your password again, as currentPassword.', {
      detailCode: 'password-again',
      faults: [{ path: 'currentPassword', message: 'is needed: you signed in more than 30 minutes ago' }],
    });
  }
}
