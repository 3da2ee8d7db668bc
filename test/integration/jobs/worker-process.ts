import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One line of what the worker says about itself, see `worker-program.ts`. */
export interface Stats {
  at: number;
  cpuMs: number;
  rss: number;
  heapUsed: number;
}

const here = fileURLToPath(new URL('.', import.meta.url));
const MAX_OUTPUT_BYTES = 1_000_000;

/**
 * A worker in a process of its own, so that one that spins cannot stop the test. It is killed after `lifeMs`, and when
 * it writes more than a megabyte.
 */
export class WorkerProcess {
  readonly exited: Promise<number | null>;
  private lineCount = 0;
  private bytes = 0;

  private constructor(
    private readonly child: ChildProcess,
    readonly folder: string,
    lifeMs: number,
  ) {
    const log = createWriteStream(join(folder, 'log'));
    const deadline = setTimeout(() => child.kill('SIGKILL'), lifeMs);
    const take = (chunk: Buffer) => {
      this.bytes += chunk.length;
      this.lineCount += chunk.toString('latin1').split('\n').length - 1;
      if (this.bytes > MAX_OUTPUT_BYTES) child.kill('SIGKILL');
      else log.write(chunk);
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    this.exited = new Promise((resolve) =>
      child.once('exit', (code) => {
        clearTimeout(deadline);
        log.end();
        resolve(code);
      }),
    );
  }

  static async start(databaseUrl: string, lifeMs: number): Promise<WorkerProcess> {
    const folder = await mkdtemp(join(tmpdir(), 'claimdesk-worker-'));
    const child = spawn(
      process.execPath,
      [
        '--max-old-space-size=256',
        '--import',
        join(here, 'typescript-loader.mjs'),
        join(here, 'worker-program.ts'),
        databaseUrl,
        folder,
      ],
      { stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env.PATH, NO_COLOR: '1' } },
    );
    return new WorkerProcess(child, folder, lifeMs);
  }

  /** Lines written to the log so far. */
  get logLines(): number {
    return this.lineCount;
  }

  get log(): string {
    return this.read('log');
  }

  get hasExited(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  get handled(): string[] {
    return this.read('handled').split('\n').filter(Boolean);
  }

  get begun(): string[] {
    return this.read('begun').split('\n').filter(Boolean);
  }

  /** What the worker said about itself between two times (milliseconds since 1970). */
  statsBetween(from: number, to: number): Stats[] {
    const lines = this.read('stats').split('\n').filter(Boolean);
    return lines.map((line) => JSON.parse(line) as Stats).filter(({ at }) => at >= from && at <= to);
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Kills the worker if it still runs and removes its files. */
  async remove(): Promise<void> {
    if (!this.hasExited) this.child.kill('SIGKILL');
    await this.exited;
    await rm(this.folder, { recursive: true, force: true });
  }

  private read(name: string): string {
    const file = join(this.folder, name);
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  }
}
