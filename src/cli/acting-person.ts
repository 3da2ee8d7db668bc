import type { INestApplicationContext } from '@nestjs/common';
import { can, type PersonActor } from '../access/actor.js';
import type { Permission } from '../access/permissions.js';
import { AppError } from '../common/app-error.js';
import { newId } from '../common/ids.js';
import type { UserAccount } from '../users/user.entity.js';
import { UsersService } from '../users/users.service.js';
import { CliError } from './failures.js';

/**
 * The account in whose name a command changes the desk: that of `email`, or the administrator who has been there the
 * longest. Whoever can reach the database could change anything; this keeps the audit trail honest about whom it was
 * done for.
 * @throws CliError NO_ADMIN; AppError NOT_FOUND, FORBIDDEN
 */
export async function actingPerson(
  app: INestApplicationContext,
  email: string | undefined,
  permission: Permission,
): Promise<PersonActor> {
  const users = app.get(UsersService);
  const { id, roles } = email === undefined ? await firstAdmin(users) : await activeAccount(users, email);
  const actor: PersonActor = { id, kind: 'user', roles, scopes: null, requestId: requestId() };
  if (can(actor, permission)) return actor;
  throw new AppError('FORBIDDEN', `${email ?? 'This account'} may not do this: it lacks the permission ${permission}.`);
}

/** Marks rows of the audit trail that came from the command line, one id per command. */
export const requestId = (): string => `cli-${newId()}`;

/** @throws AppError NOT_FOUND */
export async function accountOf(users: UsersService, email: string): Promise<UserAccount> {
  const account = await users.findByEmail(email);
  if (!account) throw new AppError('NOT_FOUND', `There is no account with the address ${email}.`);
  return account;
}

type Account = Pick<UserAccount, 'id' | 'roles'>;

async function activeAccount(users: UsersService, email: string): Promise<Account> {
  const account = await accountOf(users, email);
  if (account.status !== 'ACTIVE') throw new AppError('FORBIDDEN', `The account ${email} is disabled.`);
  return account;
}

async function firstAdmin(users: UsersService): Promise<Account> {
  const { items } = await users.list({ limit: 200, status: 'ACTIVE', role: 'admin' });
  const [first] = items.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
  if (first) return first;
  throw new CliError('NO_ADMIN', 'There is no administrator yet. Make one: claimdesk user add EMAIL --role admin');
}
