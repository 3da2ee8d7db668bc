import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../../src/embedded/embedded-postgres.js';

/** Makes PostgreSQL fast; a crash of the machine would cost data, a crash of the server does not. */
export const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', shared_buffers: '16MB' };

/** For tests that kill the server: a confirmed commit must survive that. */
export const CRASH_SAFE = { ...FAST, synchronous_commit: 'on' };

/** One test's data folder and everything started in it. */
export class Scratch {
  readonly lines: string[] = [];
  private readonly running: EmbeddedPostgres[] = [];

  private constructor(readonly folder: string) {}

  static async create(): Promise<Scratch> {
    return new Scratch(await mkdtemp(path.join(tmpdir(), 'claimdesk-pg-')));
  }

  get data(): string {
    return path.join(this.folder, 'data');
  }

  file(...names: string[]): string {
    return path.join(this.data, ...names);
  }

  async start(more: Partial<Parameters<typeof startEmbeddedPostgres>[0]> = {}): Promise<EmbeddedPostgres> {
    const log = (line: string): void => void this.lines.push(line);
    const pg = await startEmbeddedPostgres({ dataFolder: this.data, settings: FAST, log, ...more });
    this.running.push(pg);
    return pg;
  }

  async stop(): Promise<void> {
    await Promise.all(this.running.map((pg) => pg.stop()));
  }

  async remove(): Promise<void> {
    await this.stop();
    await rm(this.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

/** Runs one statement on a connection of its own. */
export async function sql(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

/** Whether a process is there and not merely waiting to be collected. */
export async function isRunning(pid: number): Promise<boolean> {
  const { processStartTime } = await import('../../../src/embedded/process-identity.js');
  return (await processStartTime(pid)) !== null;
}
