import 'reflect-metadata';
import { constants, performance, PerformanceObserver } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { getHeapSpaceStatistics } from 'node:v8';
import { Logger } from '@nestjs/common';
import { Client } from 'pg';
import { loadConfig } from '../../src/config/app-config.js';
import { Transactions } from '../../src/database/transactions.js';
import { ExportContexts } from '../../src/exports/export-contexts.service.js';
import { writerOf } from '../../src/exports/export-formats.js';
import { writeResearch } from '../../src/exports/formats/research-writer.js';
import { Snapshots } from '../../src/exports/snapshots.service.js';
import { createContext } from '../../src/runtime/create-app.js';
import { copyOut } from './copy-out.js';

/** What one file cost, in a process of its own. */
export interface WrittenOnce {
  bytes: number;
  /** Milliseconds to take the snapshot; 0 for COPY. */
  snapshotMs: number;
  writeMs: number;
  /** By how much the process grew at most over what it was with everything loaded, in bytes. */
  growth: number;
  /**
   * What of the old part of the heap was still in use at most after V8 had collected it, over before, in bytes: what is
   * truly held. Null when V8 saw no need to.
   */
  held: number | null;
}

const LOOK_EVERY_MS = 10;
/** The columns that exports are made of. */
const ROWS = `SELECT number, content, content_hash FROM published_report ORDER BY number LIMIT`;

/** Memory while it is written, against before. */
class Growth {
  private readonly before: number;
  private readonly oldBefore: number;
  private most: number;
  private held: number | null = null;
  private readonly timer: NodeJS.Timeout;
  private readonly collections: PerformanceObserver;

  constructor() {
    globalThis.gc?.();
    this.before = process.memoryUsage.rss();
    this.oldBefore = oldHeap();
    this.most = this.before;
    this.timer = setInterval(() => this.look(), LOOK_EVERY_MS);
    this.collections = new PerformanceObserver((list) => {
      const entries = list.getEntries() as unknown as { detail: { kind: number } }[];
      if (!entries.some(({ detail }) => detail.kind === constants.NODE_PERFORMANCE_GC_MAJOR)) return;
      this.held = Math.max(this.held ?? 0, oldHeap() - this.oldBefore);
    });
    this.collections.observe({ entryTypes: ['gc'] });
  }

  look(): void {
    this.most = Math.max(this.most, process.memoryUsage.rss());
  }

  end(): Pick<WrittenOnce, 'growth' | 'held'> {
    clearInterval(this.timer);
    this.collections.disconnect();
    this.look();
    return { growth: this.most - this.before, held: this.held };
  }
}

const oldHeap = (): number =>
  getHeapSpaceStatistics()
    .filter((space) => !space.space_name.startsWith('new'))
    .reduce((sum, space) => sum + space.space_used_size, 0);

async function copied(databaseUrl: string, rows: number): Promise<WrittenOnce> {
  const db = new Client({ connectionString: databaseUrl });
  await db.connect();
  try {
    const growth = new Growth();
    const begun = performance.now();
    const bytes = await copyOut(db, `${ROWS} ${rows}`);
    return { bytes, snapshotMs: 0, writeMs: performance.now() - begun, ...growth.end() };
  } finally {
    await db.end();
  }
}

async function written(databaseUrl: string, format: string, rows: number): Promise<WrittenOnce> {
  Logger.overrideLogger(['fatal']);
  const config = loadConfig({ DATABASE_URL: databaseUrl, CLAIMDESK_SECRET: 'x'.repeat(64) });
  const app = await createContext({ config, databaseUrl, role: 'api' });
  try {
    const [transactions, snapshots] = [app.get(Transactions), app.get(Snapshots, { strict: false })];
    // All, or the first: the exports of 1,000 in a database of more take them by number.
    const filter = { currentOnly: true, numbers: rows <= 1_000 ? numbersTo(rows) : undefined };
    const id = await transactions.run((tx) => snapshots.create(tx, filter, null));
    const growth = new Growth();
    const begun = performance.now();
    const snapshot = await snapshots.freeze(id);
    if (snapshot.total !== rows) throw new Error(`the snapshot has ${snapshot.total} reports instead of ${rows}`);
    const frozen = performance.now();
    const context = app.get(ExportContexts, { strict: false }).of(snapshot, false);
    const writer = writerOf(format);
    const parts =
      writer?.writeTexts?.(snapshots.texts(snapshot), context) ??
      writer?.write(snapshots.reports(snapshot), context) ??
      writeResearch(snapshots.rated(snapshot), context);
    let bytes = 0;
    for await (const part of parts) bytes += part.length;
    const done = performance.now();
    const figures = { bytes, snapshotMs: frozen - begun, writeMs: done - frozen, ...growth.end() };
    await transactions.run((tx) => snapshots.remove(tx, id));
    return figures;
  } finally {
    await app.close();
  }
}

const numbersTo = (rows: number): number[] => Array.from({ length: rows }, (_, index) => index + 1);

const { values } = parseArgs({
  options: { database: { type: 'string' }, format: { type: 'string' }, rows: { type: 'string' } },
});
const { database = '', format = '', rows = '0' } = values;
const once = format === 'copy' ? copied(database, Number(rows)) : written(database, format, Number(rows));
console.log(JSON.stringify(await once));
