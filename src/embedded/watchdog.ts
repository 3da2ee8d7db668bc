import { spawn } from 'node:child_process';
import { Socket } from 'node:net';
import type { Writable } from 'node:stream';
import { CHILD_ENVIRONMENT, runAs, type Account } from './run-command.js';

/** A small process that stops PostgreSQL when we are gone. */
export interface Watchdog {
  /** PostgreSQL has ended: there is nothing to watch any more. */
  dismiss(): void;
}

/** Reads a line; end of file instead of a line means that whoever held the other end is gone, however it ended. */
const SCRIPT = 'read -r line || kill -INT "$1"';

/**
 * Starts a shell that waits on a pipe from us. The operating system closes the pipe when our process ends, also by
 * SIGKILL or out of memory, and the shell then tells PostgreSQL to shut down: no database outlives its application.
 */
export function startWatchdog(serverPid: number, account: Account | undefined): Watchdog {
  try {
    return spawnWatchdog(serverPid, account);
  } catch {
    return NO_WATCHDOG;
  }
}

/** Without a shell, or without a process to spare, there is none; the next start then finds and stops the orphan. */
const NO_WATCHDOG: Watchdog = { dismiss: () => undefined };

function spawnWatchdog(serverPid: number, account: Account | undefined): Watchdog {
  const child = spawn('/bin/sh', ['-c', SCRIPT, 'claimdesk-watchdog', String(serverPid)], {
    ...runAs(account),
    cwd: '/',
    env: { ...CHILD_ENVIRONMENT },
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  child.on('error', () => undefined);
  child.unref();
  const input: Writable | null = child.stdin;
  if (input === null) return NO_WATCHDOG;
  input.on('error', () => undefined);
  if (input instanceof Socket) input.unref();
  return { dismiss: () => input.end('server ended\n') };
}
