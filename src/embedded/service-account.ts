import { lstat } from 'node:fs/promises';
import { AppError } from '../common/app-error.js';
import { tolerate } from './node-error.js';
import { runCommand, type Account } from './run-command.js';

const OWN_ACCOUNT = 'claimdesk-pg';

/**
 * The account PostgreSQL runs as. PostgreSQL refuses to run as root, so root has to lend it another user: the owner of
 * an existing cluster, else `postgres`, else `nobody`, else a new `claimdesk-pg`. Anybody else runs it as themselves
 * (undefined).
 */
export async function chooseAccount(cluster: string, log: (line: string) => void): Promise<Account | undefined> {
  const owner = await tolerate(lstat(cluster), 'ENOENT');
  const self = process.getuid?.();
  if (self === undefined) return undefined;
  if (self !== 0) {
    if (owner !== undefined && owner.uid !== self) throw foreignOwner(cluster, owner.uid, self);
    return undefined;
  }
  // A cluster keeps its owner: a `postgres` user that was installed later must not strand files of `nobody`.
  if (owner !== undefined && owner.uid !== 0) return { name: `uid ${owner.uid}`, uid: owner.uid, gid: owner.gid };
  for (const name of ['postgres', 'nobody', OWN_ACCOUNT]) {
    const account = await findAccount(name);
    if (account !== undefined) return account;
  }
  return createAccount(log);
}

async function findAccount(name: string): Promise<Account | undefined> {
  const [user, group] = await Promise.all([runCommand('id', ['-u', name]), runCommand('id', ['-g', name])]);
  const [uid, gid] = [Number(user.output.trim()), Number(group.output.trim())];
  const sound = user.code === 0 && group.code === 0 && Number.isSafeInteger(uid) && Number.isSafeInteger(gid);
  return sound && uid !== 0 ? { name, uid, gid } : undefined;
}

async function createAccount(log: (line: string) => void): Promise<Account> {
  const attempts: [string, string[]][] = [
    ['useradd', ['--system', '--no-create-home', '--shell', '/bin/false', OWN_ACCOUNT]],
    // BusyBox (Alpine) has only this one.
    ['adduser', ['-S', '-D', '-H', '-s', '/bin/false', OWN_ACCOUNT]],
  ];
  for (const [command, args] of attempts) {
    await runCommand(command, args);
    const account = await findAccount(OWN_ACCOUNT);
    if (account === undefined) continue;
    log(`Created the system user ${OWN_ACCOUNT}: PostgreSQL refuses to run as root.`);
    return account;
  }
  throw new AppError(
    'CONFIGURATION_INVALID',
    `PostgreSQL refuses to run as root, and this system has no user "postgres" or "nobody" and lets us create none. ` +
      'Start Claimdesk as another user than root, create a user "postgres", or set DATABASE_URL to a database of yours.',
  );
}

function foreignOwner(cluster: string, owner: number, self: number): AppError {
  return new AppError(
    'CONFIGURATION_INVALID',
    `The database files in ${cluster} belong to user id ${owner}, but Claimdesk runs as user id ${self}. ` +
      `Start it as the same user as before (or as root), or give the files to this user: chown -R ${self} ${cluster}`,
  );
}
