import { readFile, unlink } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../common/app-error.js';
import { errnoOf, tolerate } from './node-error.js';
import { processesOfCluster, relationToCluster } from './process-identity.js';
import { waitUntil } from './run-command.js';

const STEPS: readonly { signal: NodeJS.Signals; limitMs: number }[] = [
  { signal: 'SIGINT', limitMs: 20_000 },
  { signal: 'SIGQUIT', limitMs: 5_000 },
  { signal: 'SIGKILL', limitMs: 5_000 },
];
/** A server process that lost its server notices within a moment and ends by itself. */
const GRACE_MS = 2_000;

/**
 * Ends a PostgreSQL that an earlier, killed Claimdesk left running on this cluster, and removes its pid file. May only be
 * called by the holder of the instance lock: nobody else starts a server here, so what runs is an orphan.
 */
export async function stopOrphans(cluster: string, log: (line: string) => void): Promise<void> {
  const pidFile = path.join(cluster, 'postmaster.pid');
  const recorded = await recordedPid(pidFile);
  if (recorded !== null) {
    const relation = await relationToCluster(recorded, cluster);
    if (relation === 'unknown') throw cannotTell(cluster, recorded);
    if (relation === 'ours') {
      log(`Stopping PostgreSQL (process ${recorded}), left over from a Claimdesk that ended without stopping it.`);
      await stopServer(recorded, cluster);
    }
  }
  await endRemaining(cluster);
  // Now nobody uses the cluster. PostgreSQL itself would refuse to start if the pid belonged to some other program by now.
  await tolerate(unlink(pidFile), 'ENOENT');
}

async function recordedPid(pidFile: string): Promise<number | null> {
  const text = await tolerate(readFile(pidFile, 'utf8'), 'ENOENT');
  // A negative pid is written by a single-user PostgreSQL.
  const pid = Math.abs(Number.parseInt(text ?? '', 10));
  return Number.isSafeInteger(pid) && pid > 1 ? pid : null;
}

async function stopServer(pid: number, cluster: string): Promise<void> {
  const gone = async (): Promise<boolean> => (await relationToCluster(pid, cluster)) === 'foreign';
  for (const { signal, limitMs } of STEPS) {
    send(pid, signal);
    if (await waitUntil(gone, limitMs)) return;
  }
  throw stuck(cluster, [pid]);
}

/** Server processes without a server, or a server whose pid file is gone. */
async function endRemaining(cluster: string): Promise<void> {
  const none = async (): Promise<boolean> => (await processesOfCluster(cluster)).length === 0;
  if (await none()) return;
  const [first] = await processesOfCluster(cluster);
  if (first !== undefined) send(first, 'SIGINT');
  if (await waitUntil(none, GRACE_MS, 50)) return;
  for (const { signal, limitMs } of STEPS.slice(1)) {
    for (const pid of await processesOfCluster(cluster)) send(pid, signal);
    if (await waitUntil(none, limitMs, 50)) return;
  }
  throw stuck(cluster, await processesOfCluster(cluster));
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (errnoOf(error) !== 'ESRCH') throw error;
  }
}

function stuck(cluster: string, pids: number[]): AppError {
  return new AppError(
    'DATABASE_UNAVAILABLE',
    `PostgreSQL (process ${pids.join(', ')}) still uses ${cluster} and does not end, not even by SIGKILL. ` +
      'Usually its disk does not answer. Check the disk, or restart the machine.',
  );
}

function cannotTell(cluster: string, pid: number): AppError {
  return new AppError(
    'DATA_FOLDER_IN_USE',
    `Process ${pid} of another user may be a PostgreSQL that uses ${cluster}. Start Claimdesk as the user that started ` +
      `it, or end that process if it is a left-over PostgreSQL: kill -INT ${pid}`,
    { pid, folder: path.dirname(cluster) },
  );
}
