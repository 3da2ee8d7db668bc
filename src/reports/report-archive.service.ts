import { type BeforeApplicationShutdown, Inject, Injectable, Logger } from '@nestjs/common';
import { ZodError } from 'zod';
import { AppError } from '../common/app-error.js';
import { describeError } from '../jobs/rate-limited-log.js';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { Transactions, type Tx } from '../database/transactions.js';
import { OrganisationProfileService } from '../organisation/organisation-profile.service.js';
import { RightOfReplyRecord } from '../verdicts/right-of-reply.port.js';
import { ReportArchive } from '../verdicts/report-archive.port.js';
import type { ContentRow } from './content-row.js';
import { PublishedReportsRepository } from './published-reports.repository.js';
import { canonicalJson, contentHash } from './report-json.js';
import { publicationFaults } from './publication-rules.js';
import type { ReportContent } from './verdict-report.schemas.js';
import type { ReportPreview } from './report-preview.schemas.js';
import { publicUrlMissing, reportInvalid } from './reports.errors.js';
import { toContent } from './to-content.js';

const BATCH = 100;

/** Freezes reports. What is frozen is never written again. */
@Injectable()
export class ReportArchiveService extends ReportArchive implements BeforeApplicationShutdown {
  private readonly log = new Logger(ReportArchiveService.name);
  private completed: Promise<void> | null = null;
  private stopping = false;

  constructor(
    private readonly reports: PublishedReportsRepository,
    private readonly transactions: Transactions,
    private readonly organisation: OrganisationProfileService,
    private readonly replies: RightOfReplyRecord,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {
    super();
  }

  async freeze(tx: Tx, verdictId: string): Promise<void> {
    if (this.config.env === 'production' && !this.config.publicUrlGiven) throw publicUrlMissing();
    await this.check(tx, verdictId);
    const row = await this.rowOf(tx, verdictId);
    await this.keep(tx, row, await this.contentOf(tx, row));
  }

  async check(tx: Tx, verdictId: string): Promise<void> {
    const content = await this.contentOf(tx, await this.rowOf(tx, verdictId));
    const faults = publicationFaults(content, this.config.publicUrl);
    if (faults.length > 0) throw reportInvalid(faults);
  }

  /** The report as it would be frozen now, and what keeps it from that. */
  async preview(tx: Tx, verdictId: string): Promise<ReportPreview> {
    const row = await this.rowOf(tx, verdictId);
    const content = await this.contentOf(tx, row);
    return {
      content,
      labelColor: colorOf(row),
      faults: publicationFaults(content, this.config.publicUrl),
    };
  }

  private async contentOf(tx: Tx, row: ContentRow): Promise<ReportContent> {
    const replies = await this.replies.soFar(tx, [row.id]);
    return toContent(row, await this.publisherName(), replies.get(row.id));
  }

  private async rowOf(tx: Tx, verdictId: string): Promise<ContentRow> {
    const [row] = await this.reports.contentRows(tx, [verdictId]);
    if (!row) throw new Error(`the verdict ${verdictId} has no words that were judged`);
    return row;
  }

  /** Begins it when the process starts, so that no reader has to wait for long; failing that, the next reader tries. */
  completeInBackground(): void {
    this.complete().catch((error: unknown) => {
      if (!this.stopping) this.log.error(`reports of an earlier release are not complete: ${describeError(error)}`);
    });
  }

  /** What is under way is finished, and the next start goes on. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.completed?.catch(() => undefined);
  }

  /**
   * Verdicts that were published before reports were frozen get theirs, with what the desk has today. It does something
   * once for each database, and looks once for each process.
   * @throws AppError DATABASE_UNAVAILABLE when the process stops before
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
      if (this.stopping) throw new AppError('DATABASE_UNAVAILABLE', 'The desk is stopping. Try again in a moment.');
      after = last.number;
      frozen += await this.transactions.run((tx) => this.freezeAll(tx, missing));
    }
  }

  private async freezeAll(tx: Tx, verdicts: readonly { id: string; number: string }[]): Promise<number> {
    const ids = verdicts.map(({ id }) => id);
    const rows = await this.reports.contentRows(tx, ids);
    const replies = await this.replies.soFar(tx, ids);
    const found = new Set(rows.map(({ id }) => id));
    const lost = verdicts.filter(({ id }) => !found.has(id)).map(({ number }) => number);
    // It was on no page before either: without the words judged there is no report.
    if (lost.length > 0) this.log.error(`reports without the words they judged: ${lost.join(', ')}`);
    let frozen = 0;
    const name = await this.publisherName();
    for (const row of rows) {
      if (await this.keepOld(tx, row, () => toContent(row, name, replies.get(row.id)))) frozen += 1;
    }
    return frozen;
  }

  /** One old verdict that fits no report must not keep all the others from readers. */
  private async keepOld(tx: Tx, row: ContentRow, content: () => ReportContent): Promise<boolean> {
    try {
      return await this.keep(tx, row, content());
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

  private keep(tx: Tx, row: ContentRow, content: ReportContent): Promise<boolean> {
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
