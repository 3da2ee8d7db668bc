import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const STOP_LIMIT_MS = 20_000;
const READY_LIMIT_MS = 60_000;
/** Linux counts a process's time in hundredths of a second. */
const TICK_US = 10_000;

/** A server under measurement, in a process of its own. */
export class ServerProcess {
  private text = '';

  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
  ) {
    const take = (chunk: Buffer): void => {
      this.text = (this.text + chunk.toString('utf8')).slice(-4_000);
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
  }

  /** Starts a program of dist/ and waits until `probe` answers. */
  static async start(
    program: string,
    { args = [], nodeArgs = [], env, port, probe }: StartOptions,
  ): Promise<ServerProcess> {
    const file = fileURLToPath(new URL(`../${program}`, import.meta.url));
    const child = spawn(process.execPath, [...nodeArgs, file, ...args], {
      env: { PATH: process.env['PATH'], PORT: String(port), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const server = new ServerProcess(child, port);
    await server.answers(probe);
    return server;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Ends it by its pid. */
  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = new Promise<void>((done) => this.child.once('exit', () => done()));
    const force = setTimeout(() => this.child.kill('SIGKILL'), STOP_LIMIT_MS);
    this.child.kill('SIGTERM');
    await ended;
    clearTimeout(force);
  }

  private async answers(path: string): Promise<void> {
    const until = Date.now() + READY_LIMIT_MS;
    while (Date.now() < until && this.child.exitCode === null) {
      const answer = await fetch(`http://127.0.0.1:${this.port}${path}`).catch(() => null);
      if (answer?.ok) return;
      await new Promise((wake) => setTimeout(wake, 50));
    }
    this.child.kill('SIGKILL');
    throw new Error(`a server did not start:\n${this.text}`);
  }
}

export interface StartOptions {
  args?: string[];
  nodeArgs?: string[];
  env: Record<string, string>;
  port: number;
  /** Path that answers 200 when it is ready. */
  probe: string;
}

/** Microseconds of processor time the process has used so far; NaN where the system does not tell (not Linux). */
export const cpuMicros = (pid: number): number => {
  const fields = statOf(pid);
  return fields ? ticks(fields, 11, 12) * TICK_US : NaN;
};

/** The same for a PostgreSQL server with all its processes, also those that have ended meanwhile. */
export function clusterCpuMicros([server, ...workers]: readonly number[]): number {
  const fields = server === undefined ? null : statOf(server);
  if (!fields) return NaN;
  const living = workers.reduce((sum, pid) => sum + ticks(statOf(pid) ?? [], 11, 12), 0);
  // Fields 13 and 14: of children that have ended.
  return (ticks(fields, 11, 12) + ticks(fields, 13, 14) + living) * TICK_US;
}

const ticks = (fields: string[], ...places: number[]): number =>
  places.reduce((sum, place) => sum + Number(fields[place] ?? 0), 0);

function statOf(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}
