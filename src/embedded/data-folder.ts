import { access, chmod, constants, lstat, mkdir, open, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../common/app-error.js';
import { errnoOf, messageOf, tolerate } from './node-error.js';

/** Where things are in a data folder. All paths are absolute and without symbolic links. */
export interface DataFolder {
  root: string;
  cluster: string;
  lock: string;
  password: string;
  serverLog: string;
}

/** Creates the data folder (mode 0700) if it is not there, and makes an existing one of ours private again. */
export async function prepareDataFolder(folder: string, log: (line: string) => void): Promise<DataFolder> {
  const wanted = path.resolve(folder);
  try {
    const created = await tolerate(stat(wanted), 'ENOENT');
    if (created === undefined) await mkdir(wanted, { recursive: true, mode: 0o700 });
    const root = await realpath(wanted);
    await access(root, constants.R_OK | constants.W_OK | constants.X_OK);
    await makePrivate(root, log);
    const paths = pathsIn(root);
    return { ...paths, cluster: await resolveCluster(paths.cluster) };
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError(
      'CONFIGURATION_INVALID',
      `The data folder ${wanted} cannot be used: ${messageOf(error)}. ` +
        `${adviceFor(errnoOf(error))} or set CLAIMDESK_DATA to another folder.`,
      {},
      { cause: error },
    );
  }
}

/** The cluster may be a symbolic link to another disk; processes are recognised by the folder's real name. */
async function resolveCluster(cluster: string): Promise<string> {
  const link = await tolerate(lstat(cluster), 'ENOENT');
  if (link === undefined) return cluster;
  const target = await tolerate(realpath(cluster), 'ENOENT');
  if (target !== undefined) return target;
  throw new AppError(
    'CONFIGURATION_INVALID',
    `${cluster} is a symbolic link to a folder that is not there. Mount the disk it points to, or remove the link.`,
  );
}

function adviceFor(code: string | undefined): string {
  if (code === 'ENOTDIR' || code === 'EEXIST') return 'Remove the file that has this name';
  if (code === 'EROFS') return 'Mount the file system for writing';
  return 'Give the user that runs Claimdesk the right to read and write it';
}

function pathsIn(root: string): DataFolder {
  return {
    root,
    cluster: path.join(root, 'postgres'),
    lock: path.join(root, 'claimdesk.lock'),
    password: path.join(root, 'postgres.password'),
    serverLog: path.join(root, 'postgres.log'),
  };
}

/**
 * Only a folder that is empty or already ours is closed to others: with CLAIMDESK_DATA set to somebody's home folder or
 * to /tmp by mistake, changing its mode would break other programs.
 */
async function makePrivate(root: string, log: (line: string) => void): Promise<void> {
  const { mode } = await stat(root);
  if ((mode & 0o077) === 0) return;
  const names = await readdir(root);
  const paths = pathsIn(root);
  const ours = [paths.password, paths.lock, paths.cluster].some((file) => names.includes(path.basename(file)));
  if (names.length === 0 || ours) {
    await chmod(root, 0o700);
    return;
  }
  if ((mode & 0o022) !== 0) {
    throw new AppError(
      'CONFIGURATION_INVALID',
      `The data folder ${root} can be changed by other users and holds other files. ` +
        'Choose an empty folder (CLAIMDESK_DATA), or close this one with "chmod 700" if nobody else needs it.',
    );
  }
  log(`The data folder ${root} can be listed by other users; "chmod 700 ${root}" makes it private.`);
}

/** Makes a rename or a new name in this folder survive a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
