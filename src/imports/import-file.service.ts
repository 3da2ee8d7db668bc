import { Injectable } from '@nestjs/common';
import { databaseNow } from '../database/database-clock.js';
import { Transactions } from '../database/transactions.js';
import { RefusedAddresses } from '../documents/refused-addresses.service.js';
import { type FetchedPage, PageFetcher } from '../fetching/page-fetcher.js';
import type { JobContext } from '../jobs/job-handler.decorator.js';
import { HEAD_BYTES, kindOf } from './detect-kind.js';
import { isOpen } from './import-ledger.service.js';
import type { ImportRun } from './import-run.entity.js';
import { ImportsRepository } from './imports.repository.js';
import { ImportsService } from './imports.service.js';

const ACCEPT = 'text/html,application/ld+json,application/json,text/csv;q=0.9,*/*;q=0.5';

/** The bytes of an import: those that were sent, or those of the page it is fetched from. */
@Injectable()
export class ImportFile {
  constructor(
    private readonly transactions: Transactions,
    private readonly imports: ImportsRepository,
    private readonly orders: ImportsService,
    private readonly fetcher: PageFetcher,
    private readonly refused: RefusedAddresses,
  ) {}

  /** Marks the import RUNNING. @returns null when it has ended */
  begin(id: string): Promise<ImportRun | null> {
    return this.transactions.run(async (tx) => {
      const run = await this.imports.lock(tx, id);
      if (!run || !isOpen(run)) return null;
      if (run.status === 'RUNNING') return run;
      const change = { status: 'RUNNING' as const, startedAt: await databaseNow(tx) };
      await this.imports.update(tx, id, change);
      return { ...run, ...change };
    });
  }

  /**
   * Fetches the page of an import, tells what it is, and keeps it.
   * @returns the import as it is then; null when it has ended meanwhile
   * @throws FetchFailure; AppError as `kindOf`, IMPORT_TOO_LARGE
   */
  async fetch(run: ImportRun, { signal }: JobContext): Promise<ImportRun | null> {
    const page = await this.ask(run, signal);
    const bytes = page.bytes ?? Buffer.alloc(0);
    const head = {
      bytes: bytes.subarray(0, HEAD_BYTES),
      filename: new URL(page.finalUrl).pathname,
      mediaType: page.mediaType,
    };
    const kind = await kindOf(head, run.kind);
    this.orders.assertSize(kind, bytes.length);
    return this.transactions.run(async (tx) => {
      const now = await this.imports.lock(tx, run.id);
      if (!now || !isOpen(now) || now.size !== null) return now && isOpen(now) ? now : null;
      const { size, sha256 } = await this.imports.keepFile(tx, run.id, once(bytes));
      const change = { kind, size: String(size), sha256, finalUrl: page.finalUrl, obtainedAt: page.fetchedAt };
      await this.imports.update(tx, run.id, change);
      return { ...now, ...change };
    });
  }

  private async ask({ id, url }: ImportRun, signal: AbortSignal | undefined): Promise<FetchedPage> {
    try {
      return await this.fetcher.fetch(url ?? '', { accept: ACCEPT, ...(signal ? { signal } : {}) });
    } catch (error) {
      this.refused.noteFetch(id, error);
      throw error;
    }
  }
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}
