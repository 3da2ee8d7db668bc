import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Logger } from '@nestjs/common';
import { Client } from 'pg';
import { loadConfig } from '../../src/config/app-config.js';
import { ensureDatabase, startEmbeddedPostgres } from '../../src/embedded/embedded-postgres.js';
import { createContext } from '../../src/runtime/create-app.js';
import { migrateDatabase } from '../../src/runtime/migrate-database.js';
import { SchemesService } from '../../src/schemes/schemes.service.js';
import { loadReports } from './dataset.js';
import type { WrittenOnce } from './write-once.js';

const STREAMING = ['json', 'jsonld', 'csv', 'md', 'html', 'research'];
/** As many reports as are printed: it takes some 30 milliseconds for each. */
const PRINTED = 1_000;
/** As the setting of the product has it when nothing else is said. */
const MOST_XLSX_REPORTS = 100_000;
const LIMIT_MS = 30 * 60_000;

/** Figures of one size: of `copy`, and of each format. */
export interface ExportCost {
  reports: number;
  formats: Record<string, WrittenOnce>;
}

/** Loads so many published reports and writes every format of them, each in a process of its own. */
export async function measureExports(sizes: readonly number[], say: (line: string) => void): Promise<ExportCost[]> {
  const costs: ExportCost[] = [];
  for (const reports of sizes) {
    say(`exports of ${reports} reports ...`);
    costs.push({ reports, formats: await onReports(reports, (database) => measure(database, reports, say)) });
  }
  return costs;
}

async function measure(database: string, reports: number, say: (line: string) => void) {
  const costs: Record<string, WrittenOnce> = {};
  // Once before it counts, so that the pages of the database are in memory for all of them.
  await once(database, 'copy', reports);
  const bounded = [...(reports <= MOST_XLSX_REPORTS ? ['xlsx'] : []), ...(reports === PRINTED ? ['pdf'] : [])];
  for (const format of ['copy', ...STREAMING, ...bounded]) {
    say(`  ${format}`);
    costs[format] = await once(database, format, reports);
  }
  return costs;
}

async function once(database: string, format: string, reports: number): Promise<WrittenOnce> {
  const program = fileURLToPath(new URL('./write-once.js', import.meta.url));
  const args = ['--expose-gc', program, '--database', database, '--format', format, '--rows', String(reports)];
  const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: LIMIT_MS, env: {} });
  return JSON.parse(stdout) as WrittenOnce;
}

async function onReports<T>(reports: number, work: (database: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'claimdesk-bench-'));
  const postgres = await startEmbeddedPostgres({ dataFolder: folder });
  const databaseUrl = postgres.databaseUrl('bench');
  const db = new Client({ connectionString: databaseUrl });
  db.on('error', () => undefined);
  try {
    await ensureDatabase(postgres, 'bench');
    await migrateDatabase(databaseUrl);
    Logger.overrideLogger(['fatal']);
    const config = loadConfig({ DATABASE_URL: databaseUrl, CLAIMDESK_DATA: folder, CLAIMDESK_SECRET: 'x'.repeat(64) });
    const app = await createContext({ config, databaseUrl, role: 'api' });
    await app.get(SchemesService, { strict: false }).ensureDefault();
    await app.close();
    await db.connect();
    await loadReports(db, reports);
    return await work(databaseUrl);
  } finally {
    await db.end().catch(() => undefined);
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
