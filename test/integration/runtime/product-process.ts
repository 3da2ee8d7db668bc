import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { chooseFreePort } from '../../../src/embedded/free-port.js';
import { processesOfCluster, processStartTime } from '../../../src/embedded/process-identity.js';

const REPOSITORY = resolve(fileURLToPath(new URL('.', import.meta.url)), '../../..');
const PROGRAMS = { main: 'dist/src/main.js', worker: 'dist/src/worker.js' };
const MAX_OUTPUT = 256 * 1024;
const LIFE_MS = 300_000;

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

interface ProductOptions {
  program?: keyof typeof PROGRAMS;
  args?: string[];
  env?: Record<string, string>;
}

/** Everything still running, to be ended with the test run however that ends. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** The built program (`node dist/src/main.js`) in a process of its own, as a person would start it. */
export class ProductProcess {
  readonly exited: Promise<Exit>;
  readonly pid: number;
  private text = '';

  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {
    this.pid = child.pid ?? 0;
    running.add(child);
    const lifeLimit = setTimeout(() => child.kill('SIGKILL'), LIFE_MS);
    const take = (chunk: Buffer): void => {
      if (this.text.length < MAX_OUTPUT) this.text += chunk.toString('utf8');
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    this.exited = new Promise((done) =>
      child.once('close', (code, signal) => {
        clearTimeout(lifeLimit);
        running.delete(child);
        done({ code, signal });
      }),
    );
  }

  static async start({ program = 'main', args = [], env = {} }: ProductOptions): Promise<ProductProcess> {
    const port = env['PORT'] ?? String(await chooseFreePort());
    const child = spawn(process.execPath, [join(REPOSITORY, PROGRAMS[program]), ...args], {
      // Not the repository: nothing may depend on where the program is started.
      cwd: tmpdir(),
      env: { PATH: process.env['PATH'], PORT: port, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new ProductProcess(child, `http://127.0.0.1:${port}`);
  }

  /** What it wrote, up to a limit. */
  get output(): string {
    return this.text;
  }

  get hasExited(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Waits until it has written something like this. */
  async wrote(pattern: RegExp, limitMs = 30_000): Promise<void> {
    const until = Date.now() + limitMs;
    while (!pattern.test(this.text) && Date.now() < until && !this.hasExited) await delay(10);
    if (!pattern.test(this.text)) throw new Error(`it did not write ${pattern}:\n${this.text}`);
  }

  /** @throws Error with the output when the program ends, or is not ready in time. */
  async ready(limitMs = 60_000): Promise<this> {
    const until = Date.now() + limitMs;
    while (Date.now() < until) {
      if ((await statusOf(`${this.url}/api/v1/health/ready`)) === 200) return this;
      if (this.hasExited) throw new Error(`it ended before it was ready:\n${this.text}`);
      await delay(50);
    }
    throw new Error(`it was not ready after ${limitMs} ms:\n${this.text}`);
  }

  /** @throws Error with the output when it does not end in time. */
  async ended(limitMs = 30_000): Promise<Exit> {
    const limit = new AbortController();
    const late = delay(limitMs, null, { signal: limit.signal }).catch(() => null);
    const exit = await Promise.race([this.exited, late]);
    limit.abort();
    if (exit === null) throw new Error(`it did not end in ${limitMs} ms:\n${this.text}`);
    return exit;
  }

  /** For the end of a test, whatever became of it. */
  async remove(): Promise<void> {
    if (!this.hasExited) this.kill('SIGKILL');
    await this.exited;
  }
}

/** HTTP status of a GET, or null when there was no answer. */
export async function statusOf(url: string, limitMs = 2_000): Promise<number | null> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(limitMs) });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return null;
  }
}

/** A data folder of one test. */
export class DataFolder {
  private constructor(private readonly parent: string) {}

  static async create(): Promise<DataFolder> {
    return new DataFolder(await mkdtemp(join(tmpdir(), 'claimdesk-run-')));
  }

  get path(): string {
    return join(this.parent, 'data');
  }

  /** Address of its database, from what a running server keeps there; null while there is none. */
  get databaseUrl(): string | null {
    const lines = this.postmaster;
    if (lines === null) return null;
    const password = readFileSync(join(this.path, 'postgres.password'), 'utf8').trim();
    return `postgresql://claimdesk:${password}@127.0.0.1:${lines[3]}/claimdesk`;
  }

  get postmasterPid(): number | null {
    const pid = Number(this.postmaster?.[0]);
    return Number.isSafeInteger(pid) && pid > 1 ? pid : null;
  }

  /** Pids of PostgreSQL processes that still use the folder. */
  serverProcesses(): Promise<number[]> {
    return processesOfCluster(join(this.path, 'postgres'));
  }

  async isFree(): Promise<boolean> {
    const pid = this.postmasterPid;
    const isGone = pid === null || (await processStartTime(pid)) === null;
    return isGone && (await this.serverProcesses()).length === 0 && !existsSync(join(this.path, 'claimdesk.lock'));
  }

  async remove(): Promise<void> {
    for (let turn = 0; turn < 50 && (await this.serverProcesses()).length > 0; turn += 1) await delay(100);
    await rm(this.parent, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }

  private get postmaster(): string[] | null {
    const file = join(this.path, 'postgres', 'postmaster.pid');
    return existsSync(file) ? readFileSync(file, 'utf8').split('\n') : null;
  }
}
