import { randomBytes } from 'node:crypto';
import { openAsBlob, readFileSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { ensureDatabase, startEmbeddedPostgres } from '../../src/embedded/embedded-postgres.js';
import { chooseFreePort } from '../../src/embedded/free-port.js';
import { migrateDatabase } from '../../src/runtime/migrate-database.js';
import { PasswordHasher } from '../../src/users/password-hasher.js';
import { signIn } from '../contenders.js';
import { cpuMicros, ServerProcess } from '../processes.js';
import { emailOf } from '../dataset.js';
import { IMPORT_FILES, writeImportFile } from './files.js';

/** What it cost to take a file in, by the whole product in one process. */
export interface ImportCost {
  kind: string;
  bytes: number;
  rows: number;
  /** How it ended: DONE, or the code of its error. */
  outcome: string;
  /** Milliseconds until the route answered, and from then until the job had ended. */
  sendMs: number;
  jobMs: number;
  /** Processor time of the product's process meanwhile, in milliseconds. */
  cpuMs: number;
  /** Most resident memory of the process so far, before and at the end, in bytes; NaN where the system does not tell (not Linux). */
  before: number;
  peak: number;
}

interface Desk {
  server: ServerProcess;
  cookie: string;
  folder: string;
}

/** Sends a file of each kind through the route, each to a desk of its own, and waits for its job. */
export async function measureImports(megabytes: number, say: (line: string) => void): Promise<ImportCost[]> {
  const costs: ImportCost[] = [];
  for (const kind of Object.keys(IMPORT_FILES)) {
    say(`imports: ${kind} ...`);
    costs.push(await onDesk((desk) => measure(desk, kind, megabytes)));
  }
  return costs;
}

async function measure({ server, cookie, folder }: Desk, kind: string, megabytes: number): Promise<ImportCost> {
  const name = IMPORT_FILES[kind]?.name ?? '';
  const path = join(folder, name);
  await writeImportFile(kind, path, megabytes);
  const url = `http://127.0.0.1:${server.port}/api/v1/imports`;
  const before = peakBytes(server.pid);
  const [begun, cpu] = [performance.now(), cpuMicros(server.pid)];
  const form = new FormData();
  form.append('file', await openAsBlob(path), name);
  const answer = await fetch(url, { method: 'POST', headers: { cookie }, body: form });
  const sent = performance.now();
  const text = await answer.text();
  if (answer.status !== 202) throw new Error(`the file of the kind ${kind} was refused: ${text}`);
  const run = await ended(`${url}/${(JSON.parse(text) as { id: string }).id}`, cookie);
  return {
    kind,
    bytes: (await stat(path)).size,
    rows: run.rows,
    outcome: run.error?.code ?? run.status,
    sendMs: sent - begun,
    jobMs: performance.now() - sent,
    cpuMs: (cpuMicros(server.pid) - cpu) / 1000,
    before,
    peak: peakBytes(server.pid),
  };
}

interface Run {
  status: string;
  rows: number;
  error: { code: string } | null;
}

async function ended(url: string, cookie: string): Promise<Run> {
  for (;;) {
    const run = (await (await fetch(url, { headers: { cookie } })).json()) as Run;
    if (run.status !== 'QUEUED' && run.status !== 'RUNNING') return run;
    await pause(500);
  }
}

/** The most memory a process has had resident at a time. */
function peakBytes(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;
  } catch {
    return NaN;
  }
}

async function onDesk<T>(work: (desk: Desk) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'claimdesk-bench-'));
  const postgres = await startEmbeddedPostgres({ dataFolder: folder });
  const databaseUrl = postgres.databaseUrl('bench');
  const close: (() => Promise<unknown>)[] = [];
  try {
    await ensureDatabase(postgres, 'bench');
    await migrateDatabase(databaseUrl);
    const password = randomBytes(16).toString('hex');
    await addEditor(databaseUrl, password);
    const env = {
      DATABASE_URL: databaseUrl,
      CLAIMDESK_SECRET: randomBytes(48).toString('base64'),
      CLAIMDESK_DATA: folder,
    };
    const port = await chooseFreePort();
    const server = await ServerProcess.start('src/main.js', { probe: '/api/v1/health/ready', env, port });
    close.push(() => server.stop());
    return await work({ server, cookie: await signIn(port, 1, password), folder });
  } finally {
    for (const each of close) await each();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function addEditor(databaseUrl: string, password: string): Promise<void> {
  const db = new Client({ connectionString: databaseUrl });
  await db.connect();
  try {
    await db.query(
      `INSERT INTO user_account (id, email, display_name, password_hash, roles, version)
       VALUES (gen_random_uuid(), $1, 'Editor', $2, '{editor}', 1)`,
      [emailOf(1), await new PasswordHasher().hash(password)],
    );
  } finally {
    await db.end();
  }
}
