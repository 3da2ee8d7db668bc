import { randomBytes } from 'node:crypto';
import { chmod, chown, lchown, lstat, mkdir, open, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { platform } from 'node:os';
import path from 'node:path';
import { AppError } from '../common/app-error.js';
import { newSecret } from '../common/ids.js';
import type { Binaries } from './binaries.js';
import { syncFolder, type DataFolder } from './data-folder.js';
import { tolerate } from './node-error.js';
import { readPassword, writePassword } from './password-file.js';
import { runCommand, type Account, type CommandOptions } from './run-command.js';

/** The database superuser. */
export const DATABASE_USER = 'claimdesk';

/** What it takes to run a PostgreSQL program on a cluster. */
export interface ClusterContext {
  folder: DataFolder;
  binaries: Binaries;
  account: Account | undefined;
  log: (line: string) => void;
  /** Skip flushing during initdb; for tests that run with fsync=off. */
  noSync: boolean;
}

const INITDB_OPTIONS = [
  `--username=${DATABASE_USER}`,
  '--pwfile=/dev/stdin',
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  // PostgreSQL's own Unicode rules: the same sorting and case folding on every machine, no system locale needed.
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--no-instructions',
];

const STAGING_PREFIX = 'postgres.init-';

/** Everybody must give the password, and only over the loopback address. */
const HOST_RULES = `# Written by Claimdesk when the cluster was created.
# TYPE  DATABASE  USER  ADDRESS       METHOD
host    all       all   127.0.0.1/32  scram-sha-256
`;

/**
 * How a child names its cluster. As root on Linux the child is another user that cannot walk down into our private data
 * folder (mode 0700, perhaps below /root); but it may use the folder it is started in, and this name always means that.
 * PostgreSQL's processes never change their working directory away from the cluster, so the name stays right.
 */
export function clusterArgument(cluster: string, account: Account | undefined): string {
  return account !== undefined && platform() === 'linux' ? '/proc/self/cwd' : cluster;
}

/** Makes sure there is a complete cluster of our version, and returns its superuser's password. */
export async function ensureCluster(context: ClusterContext): Promise<string> {
  const { folder, account } = context;
  await removeUnfinished(context);
  if (account !== undefined && platform() !== 'linux') await chmod(folder.root, 0o711);
  const version = await clusterVersion(folder.cluster);
  if (version === null) {
    if ((await readPassword(folder.password)) !== null) throw clusterMissing(folder);
    return createCluster(context);
  }
  assertSameMajor(version, context.binaries, folder.cluster);
  await repairOwnership(folder.cluster, account);
  return (await readPassword(folder.password)) ?? (await resetPassword(context));
}

/** initdb works in a folder of its own that gets its final name when complete; whatever still has this name is not. */
async function removeUnfinished({ folder, log }: ClusterContext): Promise<void> {
  const passwordDrafts = `${path.basename(folder.password)}.draft-`;
  for (const name of await readdir(folder.root)) {
    if (name.startsWith(passwordDrafts)) await rm(path.join(folder.root, name), { force: true });
    if (!name.startsWith(STAGING_PREFIX)) continue;
    log(`Removing ${name}: the database was being created when Claimdesk was interrupted. Starting that again.`);
    // An initdb that outlived its parent for a moment may still be adding files.
    await rm(path.join(folder.root, name), { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

async function clusterVersion(cluster: string): Promise<string | null> {
  const version = await tolerate(readFile(path.join(cluster, 'PG_VERSION'), 'utf8'), 'ENOENT');
  if (version !== undefined) return version.trim();
  const content = await tolerate(readdir(cluster), 'ENOENT');
  if (content === undefined || content.length === 0) return null;
  throw new AppError(
    'CONFIGURATION_INVALID',
    `${cluster} holds files but no PostgreSQL database (there is no PG_VERSION). Claimdesk does not touch it. ` +
      'Restore it from a backup, or move it away to start with an empty database.',
  );
}

function clusterMissing(folder: DataFolder): AppError {
  return new AppError(
    'CONFIGURATION_INVALID',
    `The database of ${folder.root} is missing: its password is there (${path.basename(folder.password)}), but ` +
      `${folder.cluster} is absent or empty. If it lies on a disk of its own, mount that; or restore it from a backup. ` +
      `To begin with an empty database, delete ${folder.password}.`,
  );
}

function assertSameMajor(version: string, binaries: Binaries, cluster: string): void {
  if (version === binaries.major) return;
  throw new AppError(
    'CONFIGURATION_INVALID',
    `The database in ${cluster} was written by PostgreSQL ${version}, but this Claimdesk brings PostgreSQL ` +
      `${binaries.version}, which cannot read it. Start the Claimdesk version you used before, make a dump with ` +
      `pg_dump ${version}, and load it into a new data folder; or convert the folder with pg_upgrade; or set ` +
      `DATABASE_URL to a PostgreSQL ${version} server that uses it. Nothing was changed.`,
    { found: version, expected: binaries.major },
  );
}

async function createCluster(context: ClusterContext): Promise<string> {
  const { folder, account, log } = context;
  log('Creating the database (first start) ...');
  const password = newSecret();
  const staging = path.join(folder.root, `${STAGING_PREFIX}${randomBytes(4).toString('hex')}`);
  await mkdir(staging, { mode: 0o700 });
  try {
    await giveTo(staging, account);
    await runInitdb(context, staging, password);
    await writeFile(path.join(staging, 'pg_hba.conf'), HOST_RULES);
    await rename(staging, folder.cluster);
    // After the cluster, never before: a password without a cluster then always means that a database was lost.
    await writePassword(folder.password, password);
    await syncFolder(folder.root);
    return password;
  } catch (error) {
    await rm(staging, { recursive: true, force: true, maxRetries: 5 });
    throw error;
  }
}

async function runInitdb(context: ClusterContext, staging: string, password: string): Promise<void> {
  const { binaries, account, folder, noSync } = context;
  const args = ['-D', clusterArgument(staging, account), ...INITDB_OPTIONS, ...(noSync ? ['--no-sync'] : [])];
  const { code, output } = await withPasswordFile(folder.password, password, account, (stdinFd) =>
    runCommand(binaries.initdb, args, childOptions(staging, account, { stdinFd, timeoutMs: 300_000 })),
  );
  if (code === 0) return;
  throw new AppError(
    'DATABASE_UNAVAILABLE',
    `The database could not be created in ${folder.root}: ${lastLines(output)}. ` +
      'Check free disk space and the rights on the data folder, then start again.',
  );
}

/**
 * Hands the password to initdb as an open file. initdb opens /dev/stdin anew, for which the file itself must belong to
 * initdb's user; so it gets a copy of its own, which is gone when initdb is.
 */
async function withPasswordFile<T>(
  file: string,
  password: string,
  account: Account | undefined,
  use: (fd: number) => Promise<T>,
): Promise<T> {
  const copy = `${file}.draft-${randomBytes(4).toString('hex')}`;
  await writeFile(copy, `${password}\n`, { mode: 0o600, flag: 'wx' });
  const handle = await open(copy, 'r');
  try {
    await giveTo(copy, account);
    return await use(handle.fd);
  } finally {
    await handle.close();
    await rm(copy, { force: true });
  }
}

/** The password file was lost: set a new password in single-user mode, which asks for none. */
async function resetPassword(context: ClusterContext): Promise<string> {
  const { folder, binaries, account, log } = context;
  log('The password file of the database is missing or damaged: setting a new password.');
  const password = newSecret();
  const args = ['--single', '-D', clusterArgument(folder.cluster, account), '-c', 'log_statement=none', 'postgres'];
  const input = `ALTER ROLE ${DATABASE_USER} PASSWORD '${password}'\n`;
  const options = childOptions(folder.cluster, account, { input, timeoutMs: 600_000 });
  const { code, output } = await runCommand(binaries.postgres, args, options);
  if (code === 0 && !output.includes('ERROR:')) {
    await writePassword(folder.password, password);
    return password;
  }
  throw new AppError(
    'DATABASE_UNAVAILABLE',
    `A new password for the database in ${folder.cluster} could not be set: ${lastLines(output)}`,
  );
}

/** PostgreSQL insists on owning its files; a backup restored by root leaves them with root. */
async function repairOwnership(cluster: string, account: Account | undefined): Promise<void> {
  await chmod(cluster, 0o700);
  if (account === undefined || (await lstat(cluster)).uid === account.uid) return;
  const names = await readdir(cluster, { recursive: true });
  for (const name of names) await lchown(path.join(cluster, name), account.uid, account.gid);
  // Last, so that an interrupted repair is seen and repeated.
  await lchown(cluster, account.uid, account.gid);
}

async function giveTo(file: string, account: Account | undefined): Promise<void> {
  if (account !== undefined) await chown(file, account.uid, account.gid);
}

function childOptions(cwd: string, account: Account | undefined, more: CommandOptions): CommandOptions {
  return { cwd, account, ...more };
}

/** The end of a program's output, on one line. */
export function lastLines(output: string, count = 5): string {
  const lines = output.split('\n').map((line) => line.trim());
  return lines.filter(Boolean).slice(-count).join(' | ') || 'it ended without a message';
}
