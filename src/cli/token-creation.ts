import { createTokenBody, type NewTokenView } from '../auth/tokens.schemas.js';
import { TokensService } from '../auth/tokens.service.js';
import { Transactions } from '../database/transactions.js';
import type { z } from 'zod';
import { actingPerson } from './acting-person.js';
import { withDesk } from './desk-session.js';
import { UsageError } from './failures.js';
import type { Output } from './output.js';

/** @throws UsageError for what is no token; AppError NOT_FOUND, FORBIDDEN; CliError NO_ADMIN */
export async function createToken(
  output: Output,
  owner: string | undefined,
  input: z.input<typeof createTokenBody>,
): Promise<NewTokenView> {
  const body = createTokenBody.safeParse(input);
  if (!body.success) throw new UsageError(body.error.issues.map(({ message }) => message).join('; '));
  return withDesk({ output }, async ({ app }) => {
    const actor = await actingPerson(app, owner, 'token.own');
    return app.get(Transactions).run((tx) => app.get(TokensService).create(tx, actor, body.data));
  });
}
