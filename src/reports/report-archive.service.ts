import { Inject, Injectable, Logger } from '@nestjs/common';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { Transactions, type Tx } from '../database/transactions.js';
import { ReportArchive } from '../verdicts/report-archive.port.js';
import type { ContentRow } from './content-row.js';
import { PublishedReportsRepository } from './published-reports.repository.js';
import { canonicalJson, contentHash } from './report-json.js';
import { toContent } from './to-content.js';

const BATCH = 100;

/** Freezes reports. What is frozen is never written again. */
@Injectable()
export class ReportArchiveService extends ReportArchive {
  private readonly log = new Logger(ReportArchiveService.name);
  private completed: Promise<void> | null = null;

  constructor(
    private readonly reports: PublishedReportsRepository,
    private readonly transactions: Transactions,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {
    super();
  }

  async freeze(tx: Tx, verdictId: string): Promise<void> {
    const [row] = await this.reports.contentRows(tx, [verdictId]);
    if (!row) throw new Error(`the verdict ${verdictId} has no report number, or nothing to show for it`);
    await this.keep(tx, row);
  }

  /**
   * Verdicts that were published before reports were frozen get theirs, with what the desk has today. Readers ask for it
   * before they read; it does something once for each database, and looks once for each process.
   */
  complete(): Promise<void> {
    this.completed ??= this.freezeMissing().then(
      () => undefined,
      (error: unknown) => {
        this.completed = null;
        throw error;
      },
    );
    return this.completed;
  }

  /** @returns how many reports were frozen by this call. */
  async freezeMissing(): Promise<number> {
    let frozen = 0;
    for (let after = '0'; ;) {
      const missing = await this.reports.missingAfter(after, BATCH);
      const last = missing.at(-1);
      if (!last) return frozen;
      after = last.number;
      frozen += await this.transactions.run((tx) => this.freezeAll(tx, missing));
    }
  }

  private async freezeAll(tx: Tx, verdicts: readonly { id: string; number: string }[]): Promise<number> {
    const rows = await this.reports.contentRows(
      tx,
      verdicts.map(({ id }) => id),
    );
    const found = new Set(rows.map(({ id }) => id));
    const lost = verdicts.filter(({ id }) => !found.has(id)).map(({ number }) => number);
    // It was on no page before either: without the words judged there is no report.
    if (lost.length > 0) this.log.error(`reports without the words they judged: ${lost.join(', ')}`);
    let frozen = 0;
    for (const row of rows) if (await this.keep(tx, row)) frozen += 1;
    return frozen;
  }

  private keep(tx: Tx, row: ContentRow): Promise<boolean> {
    const content = toContent(row, this.config.organisationName);
    const label = row.scheme_content.labels.find(({ key }) => key === row.label);
    return this.reports.add(tx, {
      verdictId: row.id,
      content,
      json: canonicalJson(content),
      hash: contentHash(content),
      labelColor: label?.color ?? null,
    });
  }
}
