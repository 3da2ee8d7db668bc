import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Role, ROLES } from '../../access/permissions.js';
import type { Output } from '../output.js';

interface AddOptions {
  name?: string;
  role: Role[];
  language: string[];
  password: boolean;
  passwordStdin?: boolean;
  json?: boolean;
}

const loadAdministration = () => import('../user-administration.js');

/** `claimdesk user …`: accounts, under the same rules as in the API. */
export function addUserCommand(program: Command, output: Output): void {
  const user = program.command('user').description('Accounts of people.');
  addAdd(user, output);
  addPasswd(user, output);
  addDisable(user, output);
  addList(user, output);
}

function addAdd(user: Command, output: Output): void {
  user
    .command('add')
    .summary('make an account')
    .description('Makes an account. Asks for the password, unless it comes on standard input or is left for later.')
    .argument('<email>', 'address the person signs in with')
    .addOption(
      new Option('--role <role>', `what the person may do: ${ROLES.join(', ')}; may be repeated`)
        .argParser(collectRole)
        .makeOptionMandatory(),
    )
    .option('--name <name>', 'name others see; default: the first part of the address')
    .option('--language <tag>', 'language the person reviews, such as en; may be repeated', collect, [])
    .option('--password-stdin', 'read the password from the first line of standard input')
    .option('--no-password', 'no password yet: the person cannot sign in until one is set')
    .option('--json', 'the new account as an object')
    .action(async (email: string, { name, role, language, password, passwordStdin, json = false }: AddOptions) => {
      const { addUser } = await loadAdministration();
      const displayName = name ?? email.split('@')[0] ?? email;
      const askPassword = password ? await passwordAsker(passwordStdin, output) : null;
      const account = await addUser(output, { email, displayName, roles: role, languages: language }, askPassword);
      if (json) output.json(account);
      else output.line(`Made the account ${account.email} (${account.roles.join(', ')}).`);
    });
}

function addPasswd(user: Command, output: Output): void {
  user
    .command('passwd')
    .summary('set a new password')
    .description('Sets a new password and ends all sessions of this person.')
    .argument('<email>', 'address of the account')
    .option('--password-stdin', 'read the password from the first line of standard input')
    .action(async (email: string, { passwordStdin }: { passwordStdin?: boolean }) => {
      const { changePassword } = await loadAdministration();
      await changePassword(output, email, await passwordAsker(passwordStdin, output));
      output.line(`The password of ${email} is changed; all sessions have ended.`);
    });
}

function addDisable(user: Command, output: Output): void {
  user
    .command('disable')
    .summary('close an account')
    .description('Ends all sessions and tokens of this person at once and gives their open work back.')
    .argument('<email>', 'address of the account')
    .action(async (email: string) => {
      const { disableUser } = await loadAdministration();
      await disableUser(output, email);
      output.line(`The account ${email} is disabled.`);
    });
}

function addList(user: Command, output: Output): void {
  user
    .command('list')
    .summary('list the accounts')
    .description('Lists all accounts by address.')
    .option('--json', 'an object {items:[…]}')
    .action(async ({ json = false }: { json?: boolean }) => {
      const { listUsers } = await loadAdministration();
      const items = await listUsers(output);
      if (json) output.json({ items });
      for (const { email, displayName, roles, status, hasPassword } of json ? [] : items) {
        const remarks = [status === 'ACTIVE' ? '' : 'disabled', hasPassword ? '' : 'no password'].filter(Boolean);
        output.line([email, displayName, roles.join(','), remarks.join(', ')].join('\t').trimEnd());
      }
    });
}

/** The question is asked before the database is opened, so that nothing waits on a person. */
async function passwordAsker(fromStdin: boolean | undefined, output: Output): Promise<string> {
  const { newPassword } = await import('../password-input.js');
  return newPassword(fromStdin ?? false, output);
}

function collectRole(value: string, earlier: Role[] | undefined): Role[] {
  const role = ROLES.find((each) => each === value);
  if (!role) throw new InvalidArgumentError(`Roles are: ${ROLES.join(', ')}.`);
  return [...new Set([...(earlier ?? []), role])];
}

const collect = (value: string, earlier: string[]): string[] => [...earlier, value];
