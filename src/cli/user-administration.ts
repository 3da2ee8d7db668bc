import { type Actor, SYSTEM_ACTOR } from '../access/actor.js';
import { Transactions } from '../database/transactions.js';
import { toUserView } from '../users/user.view.js';
import { createUserBody, type UserView } from '../users/users.schemas.js';
import { UsersService } from '../users/users.service.js';
import type { z } from 'zod';
import { accountOf, requestId } from './acting-person.js';
import { withDesk } from './desk-session.js';
import { UsageError } from './failures.js';
import type { Output } from './output.js';

/** Whoever runs these commands has the database in their hands: the system acts, not a person of the desk. */
const operator = (): Actor => ({ ...SYSTEM_ACTOR, requestId: requestId() });

/** @throws UsageError for what is no account; AppError EMAIL_TAKEN, PASSWORD_TOO_WEAK */
export async function addUser(
  output: Output,
  input: z.input<typeof createUserBody>,
  password: string | null,
): Promise<UserView> {
  const body = createUserBody.safeParse({ ...input, ...(password === null ? {} : { password }) });
  if (!body.success) throw new UsageError(body.error.issues.map(issueText).join('; '));
  return withDesk({ output }, ({ app }) =>
    app
      .get(Transactions)
      .run((tx) => app.get(UsersService).createUser(tx, operator(), { ...body.data, origin: 'cli' }))
      .then(toUserView),
  );
}

/** @throws AppError NOT_FOUND, PASSWORD_TOO_WEAK */
export function changePassword(output: Output, email: string, password: string): Promise<void> {
  return withDesk({ output }, async ({ app }) => {
    const users = app.get(UsersService);
    const { id } = await accountOf(users, email);
    await app.get(Transactions).run((tx) => users.setPassword(tx, operator(), id, password));
  });
}

/** @throws AppError NOT_FOUND, LAST_ADMIN */
export function disableUser(output: Output, email: string): Promise<void> {
  return withDesk({ output }, async ({ app }) => {
    const users = app.get(UsersService);
    const { id } = await accountOf(users, email);
    await app.get(Transactions).run((tx) => users.disableUser(tx, operator(), id));
  });
}

/** All accounts, by address. */
export function listUsers(output: Output): Promise<UserView[]> {
  return withDesk({ output }, async ({ app }) => {
    const all: UserView[] = [];
    let cursor: string | undefined;
    do {
      const page = await app.get(UsersService).list({ limit: 200, cursor });
      all.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return all;
  });
}

const issueText = ({ path, message }: { path: PropertyKey[]; message: string }): string =>
  `${path.join('.')} ${message}`.trim();
