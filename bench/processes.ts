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

/** Microseconds of processor time the processes have used so far; NaN where the system does not tell (not Linux). */
export function cpuMicros(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + cpuOf(pid), 0);
}

function cpuOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK_US;
  } catch {
    return process.platform === 'linux' ? 0 : NaN;
  }
}
