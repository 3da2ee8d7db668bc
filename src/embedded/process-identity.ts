import { readFile, readlink, readdir, stat } from 'node:fs/promises';
import { platform } from 'node:os';
import path from 'node:path';
import { errnoOf, tolerate } from './node-error.js';
import { runCommand } from './run-command.js';

const ON_LINUX = platform() === 'linux';

interface ProcStat {
  command: string;
  state: string;
  parent: number;
  startTicks: string;
}

async function readProcStat(pid: number): Promise<ProcStat | undefined> {
  const text = await tolerate(readFile(`/proc/${pid}/stat`, 'utf8'), 'ENOENT', 'ESRCH');
  if (text === undefined) return undefined;
  // The command is in parentheses and may itself contain spaces and parentheses: split at the last one.
  const end = text.lastIndexOf(')');
  const fields = text.slice(end + 2).split(' ');
  return {
    command: text.slice(text.indexOf('(') + 1, end),
    state: fields[0] ?? 'X',
    parent: Number(fields[1]),
    startTicks: fields[19] ?? '',
  };
}

async function bootId(): Promise<string> {
  return ((await tolerate(readFile('/proc/sys/kernel/random/boot_id', 'utf8'), 'ENOENT', 'EACCES')) ?? '').trim();
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errnoOf(error) === 'EPERM';
  }
}

/**
 * When the process started, as an opaque text that a later process with the same pid cannot share; null when there is
 * no such process. A zombie counts as ended: it does nothing any more and only waits for its parent to notice.
 */
export async function processStartTime(pid: number): Promise<string | null> {
  if (!Number.isSafeInteger(pid) || pid <= 0) return null;
  if (ON_LINUX) {
    const found = await readProcStat(pid);
    if (found !== undefined) return 'ZX'.includes(found.state) ? null : `${await bootId()}:${found.startTicks}`;
    // With hidepid mounts another user's process is not in /proc, but it can still be felt.
    return exists(pid) ? 'hidden' : null;
  }
  if (!exists(pid)) return null;
  const { output } = await runCommand('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { timeoutMs: 10_000 });
  const line = output.trim();
  return line === '' || line.startsWith('Z') ? null : line.replace(/^\S+\s+/, '');
}

/** Whether the process that had this pid and start time is still there. */
export async function isStillRunning(pid: number, startTime: string): Promise<boolean> {
  const now = await processStartTime(pid);
  return now !== null && (now === startTime || now === 'hidden');
}

/** What is known about a process in relation to one cluster folder. */
export type ClusterRelation = 'ours' | 'foreign' | 'unknown';

/**
 * Whether `pid` is a PostgreSQL process of this cluster. A pid from a file proves nothing, pids are reused; but every
 * PostgreSQL process has its cluster folder as working directory.
 */
export async function relationToCluster(pid: number, cluster: string): Promise<ClusterRelation> {
  if (!ON_LINUX) return relationByCommandLine(pid, cluster);
  const found = await readProcStat(pid);
  if (found === undefined) return exists(pid) ? 'unknown' : 'foreign';
  if ('ZX'.includes(found.state) || found.command !== 'postgres') return 'foreign';
  try {
    return (await readlink(`/proc/${pid}/cwd`)) === cluster ? 'ours' : 'foreign';
  } catch (error) {
    return errnoOf(error) === 'EACCES' ? relationAskedAsOwner(pid, cluster) : 'foreign';
  }
}

/**
 * In a container even root may not look at another user's processes (that takes CAP_SYS_PTRACE); but a process of the
 * same user may. A server can only use files of its own user, so every other user's PostgreSQL is another one.
 */
async function relationAskedAsOwner(pid: number, cluster: string): Promise<ClusterRelation> {
  const owner = await tolerate(stat(cluster), 'ENOENT');
  const status = (await tolerate(readFile(`/proc/${pid}/status`, 'utf8'), 'ENOENT', 'ESRCH')) ?? '';
  if (owner === undefined || /^Uid:\s+(\d+)/m.exec(status)?.[1] !== String(owner.uid)) return 'foreign';
  const account = { name: `uid ${owner.uid}`, uid: owner.uid, gid: owner.gid };
  const { code, output } = await runCommand('readlink', [`/proc/${pid}/cwd`], { account, timeoutMs: 10_000 });
  if (code === 0) return output.trimEnd() === cluster ? 'ours' : 'foreign';
  return exists(pid) ? 'unknown' : 'foreign';
}

async function relationByCommandLine(pid: number, cluster: string): Promise<ClusterRelation> {
  const { code, output } = await runCommand('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { timeoutMs: 10_000 });
  if (code !== 0) return 'foreign';
  const [program = ''] = output.trim().split(' -D ');
  return path.basename(program) === 'postgres' && output.includes(` -D ${cluster} `) ? 'ours' : 'foreign';
}

/**
 * All PostgreSQL processes of a cluster, the server itself first. Only Linux can tell; elsewhere the list is empty and
 * the caller has only `postmaster.pid` to go by.
 */
export async function processesOfCluster(cluster: string): Promise<number[]> {
  if (!ON_LINUX) return [];
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const related = await Promise.all(pids.map((pid) => relationToCluster(pid, cluster)));
  const ours = pids.filter((_, index) => related[index] === 'ours');
  const parents = new Map(
    await Promise.all(ours.map(async (pid) => [pid, (await readProcStat(pid))?.parent ?? 0] as const)),
  );
  const isServer = (pid: number): boolean => !ours.includes(parents.get(pid) ?? 0);
  return [...ours.filter(isServer), ...ours.filter((pid) => !isServer(pid))];
}
