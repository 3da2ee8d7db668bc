import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from './node-error.js';

/** The operating-system user a child runs as; absent means: as ourselves. */
export interface Account {
  name: string;
  uid: number;
  gid: number;
}

/** How a command ended. `code` is null when it could not be started or was ended by a signal. */
export interface CommandResult {
  code: number | null;
  output: string;
}

export interface CommandOptions {
  account?: Account | undefined;
  cwd?: string;
  /** An open file to use as standard input. */
  stdinFd?: number;
  /** Text to write to standard input; not together with `stdinFd`. */
  input?: string;
  timeoutMs?: number;
}

const MAX_OUTPUT = 16 * 1024;

/**
 * The whole environment of our children. Nothing is inherited: PGDATA, LD_PRELOAD, LANG and friends of the person who
 * starts us must not change how the database behaves, and messages must be in English because we read them.
 */
export const CHILD_ENVIRONMENT: Readonly<Record<string, string>> = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
};

/** The spawn options that make a child run as `account`. */
export function runAs(account: Account | undefined): { uid?: number; gid?: number } {
  return account === undefined ? {} : { uid: account.uid, gid: account.gid };
}

/** Runs a program to its end and keeps the last 16 KiB of what it said. Never rejects. */
export async function runCommand(
  file: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  let child: ChildProcess;
  try {
    child = spawn(file, args, spawnOptions(options));
  } catch (error) {
    // spawn reports some failures by an event and throws others, among them: not allowed to become this user.
    return { code: null, output: messageOf(error) };
  }
  let output = '';
  const keep = (chunk: Buffer): void => {
    output = (output + chunk.toString('utf8')).slice(-MAX_OUTPUT);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(options.input);
  // Not spawn's own `timeout`: its timer is left running, and keeps the process alive, when the program does not start.
  const timer = setTimeout(() => child.kill('SIGKILL'), options.timeoutMs ?? 120_000);
  const result = await new Promise<CommandResult>((resolve) => {
    child.on('error', (error) => resolve({ code: null, output: `${output}${error.message}` }));
    child.on('close', (code, signal) =>
      resolve({ code, output: signal === null ? output : `${output}\n(ended by ${signal})` }),
    );
  });
  clearTimeout(timer);
  return result;
}

function spawnOptions(options: CommandOptions): SpawnOptions {
  return {
    ...runAs(options.account),
    cwd: options.cwd ?? '/',
    env: { ...CHILD_ENVIRONMENT },
    stdio: [options.stdinFd ?? (options.input === undefined ? 'ignore' : 'pipe'), 'pipe', 'pipe'],
    // Its own session: Ctrl-C in our terminal is ours to handle and must not tear an initdb in the middle.
    detached: true,
  };
}

/** Asks `condition` every `everyMs` until it is true; false when `limitMs` have passed first. */
export async function waitUntil(
  condition: () => boolean | Promise<boolean>,
  limitMs: number,
  everyMs = 25,
): Promise<boolean> {
  const deadline = performance.now() + limitMs;
  for (;;) {
    if (await condition()) return true;
    if (performance.now() >= deadline) return false;
    await sleep(everyMs);
  }
}
