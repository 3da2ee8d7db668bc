import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Page, toPage } from '../common/page.js';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { OrganisationProfileService } from '../organisation/organisation-profile.service.js';
import { toClaimReview } from './claim-review.js';
import type { ClaimReview } from './claim-review.schemas.js';
import { type DataPublisher, dataPublisher, type Edition } from './data-publisher.js';
import { noClaimReview, reportNotFound } from './reports.errors.js';
import type { ReportFilter } from './report-filter.js';
import { ReportsQueries, type ReportSnapshot } from './reports.queries.js';
import type { ReportPageQuery } from './reports.schemas.js';
import type { PublishedReport } from './to-report.js';
import { isCurrent, type SealedVerdictReport } from './verdict-report.schemas.js';

/** An export that has not begun. */
export interface PreparedExport extends Edition {
  /** Weak: the same reports, perhaps not the same bytes. */
  etag: string;
  reports: AsyncIterable<SealedVerdictReport>;
}

/** Raise it when the form of an export changes, so that no cache keeps the old one. */
const EXPORT_FORM = 4;

/** Published verdict reports, for anyone. */
@Injectable()
export class ReportsService {
  constructor(
    private readonly queries: ReportsQueries,
    private readonly organisation: OrganisationProfileService,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** @throws AppError NOT_FOUND, also for text that is no report number. */
  async get(number: string): Promise<PublishedReport> {
    const found = /^[1-9]\d{0,14}$/.test(number) ? await this.queries.find(number) : null;
    if (!found) throw reportNotFound();
    return found;
  }

  /** @throws AppError NOT_FOUND for a report that is not what stands today; the message says why and where to look. */
  async claimReview(number: string): Promise<ClaimReview> {
    const found = await this.get(number);
    if (!isCurrent(found.report)) throw noClaimReview(found);
    return toClaimReview(found.report, await this.publisher());
  }

  async page({ limit, cursor, current, ...filter }: ReportPageQuery): Promise<Page<SealedVerdictReport>> {
    const rows = await this.queries.list({ ...filter, currentOnly: current }, limit, cursor);
    return toPage(
      rows,
      limit,
      ({ report }) => [String(report.number), report.claimId],
      ({ report }) => report,
    );
  }

  /** The reports of these numbers (at most 1,000) that there are, whatever became of them, newest first. */
  some(numbers: readonly number[]): Promise<PublishedReport[]> {
    return this.queries.list({ currentOnly: false, numbers }, numbers.length);
  }

  /** A page of reports with what only pages show, newest first. */
  async browse(filter: ReportFilter, limit: number, cursor?: string): Promise<Page<PublishedReport>> {
    const rows = await this.queries.list(filter, limit, cursor);
    return toPage(
      rows,
      limit,
      ({ report }) => [String(report.number), report.claimId],
      (row) => row,
    );
  }

  count(filter: ReportFilter): Promise<number> {
    return this.queries.count(filter);
  }

  /** Those of these numbers that are reports. */
  numbersAmong(numbers: readonly number[]): Promise<number[]> {
    return this.queries.numbersAmong(numbers);
  }

  /** `variant` is what else the file depends on. */
  async prepareExport(filter: ReportFilter, variant: string): Promise<PreparedExport> {
    const snapshot = await this.queries.snapshot(filter);
    const publisher = await this.publisher();
    const parts = [EXPORT_FORM, variant, filter, snapshot.fingerprint, publisher];
    const digest = createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
    const { changedAt } = snapshot;
    return { etag: `W/"${digest}"`, changedAt, publisher, reports: this.walk(filter, snapshot) };
  }

  private async publisher(): Promise<DataPublisher> {
    return dataPublisher(await this.organisation.current(), this.config.publicUrl);
  }

  private async *walk(filter: ReportFilter, snapshot: ReportSnapshot): AsyncGenerator<SealedVerdictReport> {
    for await (const { report } of this.queries.walk(filter, snapshot)) {
      // The database was asked the same; a report must pass both.
      if (!filter.currentOnly || isCurrent(report)) yield report;
    }
  }
}
