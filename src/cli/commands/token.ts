import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Permission, PERMISSIONS } from '../../access/permissions.js';
import type { Output } from '../output.js';

interface TokenOptions {
  as?: string;
  name: string;
  scope: Permission[];
  days: number;
  json?: boolean;
}

/** `claimdesk token create`: a bearer token for scripts. */
export function addTokenCommand(program: Command, output: Output): void {
  const token = program.command('token').description('Bearer tokens for scripts and other programs.');
  token
    .command('create')
    .summary('make a token')
    .description('Makes a bearer token and prints it, this once. It may never do more than its owner.')
    .option('--as <email>', 'owner of the token; default: the first administrator')
    .option('--name <name>', 'what the token is for', 'command line')
    .addOption(
      new Option('--scope <permission>', 'what it may do, such as document.create; may be repeated')
        .argParser(collectScope)
        .makeOptionMandatory(),
    )
    .option('--days <number>', 'how long it is valid, 1 to 365 days', dayCount, 90)
    .option('--json', 'the token with its facts as an object')
    .action(async ({ as, name, scope, days, json = false }: TokenOptions) => {
      const { createToken } = await import('../token-creation.js');
      const made = await createToken(output, as, { name, scopes: scope, expiresInDays: days });
      if (json) output.json(made);
      else output.line(made.token);
    });
}

function collectScope(value: string, earlier: Permission[] | undefined): Permission[] {
  const scope = PERMISSIONS.find((each) => each === value);
  if (!scope) throw new InvalidArgumentError(`Permissions are: ${PERMISSIONS.join(', ')}.`);
  return [...new Set([...(earlier ?? []), scope])];
}

function dayCount(value: string): number {
  const days = Number(value);
  if (!Number.isInteger(days) || days < 1 || days > 365) throw new InvalidArgumentError('Give 1 to 365 days.');
  return days;
}
