import { Inject, Injectable, Logger } from '@nestjs/common';
import { ZodError } from 'zod';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { Transactions, type Tx } from '../database/transactions.js';
import { OrganisationProfileService } from '../organisation/organisation-profile.service.js';
import { ReportArchive } from '../verdicts/report-archive.port.js';
import type { ContentRow } from './content-row.js';
import { PublishedReportsRepository } from './published-reports.repository.js';
import { canonicalJson, contentHash } from './report-json.js';
import { publicationFaults } from './publication-rules.js';
import type { ReportPreview } from './report-preview.schemas.js';
import { publicUrlMissing, reportInvalid } from './reports.errors.js';
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
    private readonly organisation: OrganisationProfileService,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {
    super();
  }

  async freeze(tx: Tx, verdictId: string): Promise<void> {
    if (this.config.env === 'production' && !this.config.publicUrlGiven) throw publicUrlMissing();
    await this.check(tx, verdictId);
    await this.keep(tx, await this.rowOf(tx, verdictId), await this.publisherName());
  }

  async check(tx: Tx, verdictId: string): Promise<void> {
    const content = toContent(await this.rowOf(tx, verdictId), await this.publisherName());
    const faults = publicationFaults(content, this.config.publicUrl);
    if (faults.length > 0) throw reportInvalid(faults);
  }

  /** The report as it would be frozen now, and what keeps it from that. */
  async preview(tx: Tx, verdictId: string): Promise<ReportPreview> {
    const row = await this.rowOf(tx, verdictId);
    const content = toContent(row, await this.publisherName());
    return {
      content,
      labelColor: colorOf(row),
      faults: publicationFaults(content, this.config.publicUrl),
    };
  }

  private async rowOf(tx: Tx, verdictId: string): Promise<ContentRow> {
    const [row] = await this.reports.contentRows(tx, [verdictId]);
    if (!row) throw new Error(`the verdict ${verdictId} has no words that were judged`);
    return row;
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
    const name = await this.publisherName();
    for (const row of rows) if (await this.keepOld(tx, row, name)) frozen += 1;
    return frozen;
  }

  /** One old verdict that fits no report must not keep all the others from readers. */
  private async keepOld(tx: Tx, row: ContentRow, name: string): Promise<boolean> {
    try {
      return await this.keep(tx, row, name);
    } catch (error) {
      if (!(error instanceof ZodError)) throw error;
      const faults = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
      this.log.error(`report ${row.report_number} cannot be given out: ${faults}`);
      return false;
    }
  }

  /** What the organisation calls itself today. */
  private async publisherName(): Promise<string> {
    return (await this.organisation.current()).displayName;
  }

  private keep(tx: Tx, row: ContentRow, name: string): Promise<boolean> {
    const content = toContent(row, name);
    return this.reports.add(tx, {
      verdictId: row.id,
      content,
      json: canonicalJson(content),
      hash: contentHash(content),
      labelColor: colorOf(row),
    });
  }
}

const colorOf = (row: ContentRow): string | null =>
  row.scheme_content.labels.find(({ key }) => key === row.label)?.color ?? null;
