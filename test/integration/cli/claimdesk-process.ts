import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROGRAM = resolve(fileURLToPath(import.meta.url), '../../../../bin/claimdesk.js');
const LIMIT_MS = 60_000;

/** How one call of the command line ended. */
export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
  /** The lines of stdout, each parsed: throws when anything but JSON was written there. */
  // oxlint-disable-next-line typescript/no-explicit-any -- a test reads whatever the command prints
  json: () => any[];
}

/** The real `claimdesk` from dist, run as child processes with an environment of their own and a scratch folder. */
export class Claimdesk {
  private readonly started = new Set<ChildProcess>();

  private constructor(
    readonly folder: string,
    readonly env: Record<string, string>,
  ) {}

  /** @param env over the test's defaults; nothing is taken over from the test's own environment but PATH */
  static async open(env: Record<string, string> = {}): Promise<Claimdesk> {
    const folder = await mkdtemp(join(tmpdir(), 'claimdesk-cli-'));
    const base = { PATH: process.env['PATH'] ?? '', CLAIMDESK_DATA: join(folder, 'data'), CLAIMDESK_DEMO: 'off' };
    return new Claimdesk(folder, { ...base, ...env });
  }

  /** Starts a command and leaves it running. */
  start(args: readonly string[], env: Record<string, string> = {}): ChildProcess {
    const child = spawn(process.execPath, [PROGRAM, ...args], { cwd: this.folder, env: { ...this.env, ...env } });
    this.started.add(child);
    child.once('close', () => this.started.delete(child));
    return child;
  }

  /** Runs a command to its end. */
  async run(args: readonly string[], options: { input?: string; env?: Record<string, string> } = {}): Promise<Ended> {
    const child = this.start(args, options.env);
    const limit = setTimeout(() => child.kill('SIGKILL'), LIMIT_MS);
    const ended = outcomeOf(child);
    child.stdin?.end(options.input ?? '');
    return ended.finally(() => clearTimeout(limit));
  }

  /** Stops what still runs and removes the scratch folder. */
  async close(): Promise<void> {
    for (const child of this.started) {
      child.kill('SIGTERM');
      await once(child, 'close');
    }
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** What a child writes, and how it ends. */
export async function outcomeOf(child: ChildProcess): Promise<Ended> {
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  child.stdin?.on('error', () => undefined);
  const [code] = (await once(child, 'close')) as [number | null];
  const json = () => stdout.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));
  return { code, stdout, stderr, json };
}
