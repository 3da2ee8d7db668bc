import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { Socket } from 'node:net';
import path from 'node:path';
import { clusterArgument, lastLines } from './cluster.js';
import { messageOf } from './node-error.js';
import { CHILD_ENVIRONMENT, runAs, waitUntil, type Account } from './run-command.js';
import { startWatchdog } from './watchdog.js';

/** How a server ended. */
export interface ServerExit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** A PostgreSQL that accepts connections. */
export interface ServerProcess {
  pid: number;
  /** Resolves when it has ended, for whatever reason. */
  exited: Promise<ServerExit>;
  /** Ends it: fast shutdown first, harder when that takes too long. */
  stop(): Promise<void>;
}

export interface ServerSpec {
  postgres: string;
  cluster: string;
  account: Account | undefined;
  port: number;
  settings: Readonly<Record<string, string>>;
  /** Gets what the server writes to its log. */
  output: (chunk: Buffer) => void;
}

/** Why a server did not come up; only `portTaken` and `clusterBusy` are worth another attempt at once. */
export type StartFailure = 'portTaken' | 'clusterBusy' | 'other';

export class ServerStartError extends Error {
  override readonly name = 'ServerStartError';

  constructor(
    readonly failure: StartFailure,
    message: string,
  ) {
    super(message);
  }
}

/** Replaying the log of a big crash takes minutes; longer than this, something else is wrong. */
const READY_LIMIT_MS = 15 * 60_000;
const LAST_WORDS_MS = 300;
const STOP_STEPS: readonly { signal: NodeJS.Signals; limitMs: number }[] = [
  { signal: 'SIGINT', limitMs: 20_000 },
  { signal: 'SIGQUIT', limitMs: 5_000 },
  { signal: 'SIGKILL', limitMs: 5_000 },
];

const BASE_SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '128MB',
  max_wal_size: '512MB',
  // Parallel queries exchange rows through /dev/shm, of which a container has only 64 MB by default.
  max_parallel_workers_per_gather: '0',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  // To standard error, which we write to a file of limited size.
  logging_collector: 'off',
  log_destination: 'stderr',
  log_line_prefix: '%m [%p] ',
  log_checkpoints: 'off',
  // Without DETAIL lines: those quote the rows (names, addresses, private ratings) that violated a constraint.
  log_error_verbosity: 'terse',
  // Nor the SQL of failed statements, for the same reason.
  log_min_error_statement: 'panic',
};

/** Starts PostgreSQL on the port and resolves when it accepts connections; fails with ServerStartError. */
export async function launchServer(spec: ServerSpec, signal?: AbortSignal): Promise<ServerProcess> {
  let lastOutput = '';
  const child = spawnServer(spec);
  const exited = exitOf(child);
  child.stderr?.on('data', (chunk: Buffer) => {
    lastOutput = (lastOutput + chunk.toString('utf8')).slice(-4096);
    spec.output(chunk);
  });
  const { pid } = child;
  if (pid === undefined) throw new ServerStartError('other', `${spec.postgres}: ${messageOf(await exited.failure)}`);
  const watchdog = startWatchdog(pid, spec.account);
  void exited.exit.then(() => watchdog.dismiss());
  const stop = (): Promise<void> => stopServer(child, exited.exit);
  const ended = await becomesReady(spec.cluster, pid, exited.exit, signal);
  if (ended === 'ready') {
    // From here on the server alone does not keep our process alive.
    child.unref();
    if (child.stderr instanceof Socket) child.stderr.unref();
    return { pid, exited: exited.exit, stop };
  }
  await stop();
  throw startError(ended, lastOutput);
}

function spawnServer(spec: ServerSpec): ChildProcess {
  const settings = Object.entries({ ...BASE_SETTINGS, ...spec.settings, port: String(spec.port) });
  const args = settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return spawn(spec.postgres, ['-D', clusterArgument(spec.cluster, spec.account), ...args], {
    ...runAs(spec.account),
    cwd: spec.cluster,
    env: { ...CHILD_ENVIRONMENT },
    stdio: ['ignore', 'ignore', 'pipe'],
    // Its own session: Ctrl-C in the terminal reaches only us, and we close connections before the database goes.
    detached: true,
  });
}

function exitOf(child: ChildProcess): { exit: Promise<ServerExit>; failure: Promise<Error> } {
  const failure = new Promise<Error>((resolve) => child.on('error', resolve));
  const exit = new Promise<ServerExit>((resolve) => {
    child.on('exit', (code, signal) => {
      // Its last words may still be in the pipe. Not for long: a process it left behind can hold the pipe open.
      child.on('close', () => resolve({ code, signal }));
      setTimeout(() => resolve({ code, signal }), LAST_WORDS_MS).unref();
    });
  });
  return { exit, failure };
}

type Outcome = 'ready' | 'aborted' | 'tooLate' | ServerExit;

async function becomesReady(
  cluster: string,
  pid: number,
  exit: Promise<ServerExit>,
  signal: AbortSignal | undefined,
): Promise<Outcome> {
  let ended: ServerExit | undefined;
  void exit.then((value) => (ended = value));
  let ready = false;
  await waitUntil(async () => {
    ready = await isReady(cluster, pid);
    return ready || ended !== undefined || signal?.aborted === true;
  }, READY_LIMIT_MS);
  if (ended !== undefined) return ended;
  if (signal?.aborted === true) return 'aborted';
  return ready ? 'ready' : 'tooLate';
}

/** PostgreSQL writes its pid on the first line of its pid file and its state on the last. */
async function isReady(cluster: string, pid: number): Promise<boolean> {
  const text = await readFile(path.join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  return lines[0] === String(pid) && lines[7]?.trim() === 'ready';
}

function startError(outcome: Exclude<Outcome, 'ready'>, output: string): ServerStartError {
  if (outcome === 'aborted') return new ServerStartError('other', 'was told to stop while it started');
  if (outcome === 'tooLate') {
    return new ServerStartError(
      'other',
      `was not ready after ${READY_LIMIT_MS / 60_000} minutes: ${lastLines(output)}`,
    );
  }
  const how = outcome.signal === null ? `exit code ${outcome.code}` : `ended by ${outcome.signal}`;
  return new ServerStartError(failureIn(output), `did not start (${how}): ${lastLines(output)}`);
}

function failureIn(output: string): StartFailure {
  if (/could not bind IPv4 address|could not create any TCP\/IP sockets/.test(output)) return 'portTaken';
  if (/pre-existing shared memory block|lock file "postmaster\.pid" already exists/.test(output)) return 'clusterBusy';
  return 'other';
}

async function stopServer(child: ChildProcess, exit: Promise<ServerExit>): Promise<void> {
  let ended = false;
  void exit.then(() => (ended = true));
  for (const { signal, limitMs } of STOP_STEPS) {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    if (await waitUntil(() => ended, limitMs)) return;
  }
  throw new Error(`PostgreSQL (process ${child.pid}) did not end, not even by SIGKILL.`);
}
