import { setTimeout as sleep } from 'node:timers/promises';
import { messageOf } from './node-error.js';
import type { ServerExit, ServerProcess } from './server-process.js';

/** Told to listeners each time the server ended although nobody stopped it. */
export interface UnexpectedExit extends ServerExit {
  pid: number;
}

export type ExitListener = (info: UnexpectedExit) => void;

export interface SupervisorOptions {
  /** Starts the server again in the same place and on the same port; gives up early when the signal is aborted. */
  relaunch: (signal: AbortSignal) => Promise<ServerProcess>;
  log: (line: string) => void;
  firstPauseMs?: number;
  longestPauseMs?: number;
  /** A server that ran this long counts as healthy: the next failure starts with the short pause again. */
  healthyMs?: number;
  logEveryMs?: number;
}

/** Keeps one server running until it is stopped. */
export class Supervisor {
  private readonly listeners = new Set<ExitListener>();
  private readonly abort = new AbortController();
  private restarting: Promise<void> = Promise.resolve();
  private stopped: Promise<void> | undefined;
  private failures = 0;
  private startedAt = Date.now();
  private lastLogAt = 0;
  private unlogged = 0;

  constructor(
    private current: ServerProcess,
    private readonly options: SupervisorOptions,
  ) {
    this.watch(current);
  }

  /** The pid of the server that runs, or of the last one while a new one is being started. */
  get pid(): number {
    return this.current.pid;
  }

  /** Registers somebody to be told when the server ended by itself; it is being restarted then already. */
  onUnexpectedExit(listener: ExitListener): void {
    this.listeners.add(listener);
  }

  /** Ends the server, also in the middle of a restart. Further calls wait for the first. */
  stop(): Promise<void> {
    return (this.stopped ??= this.stopOnce());
  }

  private async stopOnce(): Promise<void> {
    this.abort.abort();
    await this.restarting;
    await this.current.stop();
  }

  private watch(server: ServerProcess): void {
    this.startedAt = Date.now();
    void server.exited.then((exit) => {
      if (this.abort.signal.aborted) return;
      this.restarting = this.restart({ ...exit, pid: server.pid });
    });
  }

  /** Never rejects: there is nobody to catch it. */
  private async restart(info: UnexpectedExit): Promise<void> {
    if (Date.now() - this.startedAt > (this.options.healthyMs ?? 60_000)) this.failures = 0;
    const how = info.signal === null ? `with exit code ${info.code}` : `by ${info.signal}`;
    this.report(`PostgreSQL (process ${info.pid}) ended unexpectedly ${how}; starting it again.`);
    this.tell(info);
    while (!this.abort.signal.aborted) {
      await this.pause();
      if (this.abort.signal.aborted) return;
      try {
        this.current = await this.options.relaunch(this.abort.signal);
        this.report(`PostgreSQL runs again (process ${this.current.pid}).`);
        this.watch(this.current);
        return;
      } catch (error) {
        if (!this.abort.signal.aborted) this.report(`PostgreSQL could not be started again: ${messageOf(error)}`);
      }
    }
  }

  private async pause(): Promise<void> {
    const first = this.options.firstPauseMs ?? 100;
    const pauseMs = Math.min(first * 2 ** Math.min(this.failures, 20), this.options.longestPauseMs ?? 10_000);
    this.failures += 1;
    // Aborted by stop(): then there is nothing to wait for.
    await sleep(pauseMs, undefined, { signal: this.abort.signal, ref: false }).catch(() => undefined);
  }

  private tell(info: UnexpectedExit): void {
    for (const listener of this.listeners) {
      try {
        listener(info);
      } catch (error) {
        this.report(`A listener for the end of PostgreSQL failed: ${messageOf(error)}`);
      }
    }
  }

  /** A server that cannot run would otherwise fill the log with the same line several times a second. */
  private report(line: string): void {
    const now = Date.now();
    const calm = this.failures <= 2 || now - this.lastLogAt >= (this.options.logEveryMs ?? 30_000);
    if (!calm) {
      this.unlogged += 1;
      return;
    }
    this.options.log(this.unlogged === 0 ? line : `${line} (${this.unlogged} similar lines left out)`);
    this.lastLogAt = now;
    this.unlogged = 0;
  }
}
