import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { AppError } from '../common/app-error.js';
import { newId, newSecret } from '../common/ids.js';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { Transactions, type Tx } from '../database/transactions.js';
import { OrganisationProfileService } from '../organisation/organisation-profile.service.js';
import { dataPublisher } from '../reports/data-publisher.js';
import type { ReportText } from '../reports/formats/report-writer.js';
import { ReportArchiveService } from '../reports/report-archive.service.js';
import type { ReportFilter } from '../reports/report-filter.js';
import { textHash } from '../reports/report-json.js';
import { sealedReportJson } from '../reports/sealed-json.js';
import { addressesOf, sealed, toStatus } from '../reports/to-report.js';
import { type ReportStatus, reportStatus, type SealedVerdictReport } from '../reports/verdict-report.schemas.js';
import type { ExportSnapshot } from './export-snapshot.entity.js';
import type { Pseudonyms, RatedReport } from './formats/rated-report.js';
import { type FrozenItem, type RatingRow, SnapshotsQueries, thaw } from './snapshots.queries.js';
import { SnapshotsRepository } from './snapshots.repository.js';

/** Reports of one statement: as many as are likely to fit into so many bytes. */
const PAGE = { first: 100, least: 20, most: 2_000, bytes: 500_000 };
/** Reports whose text is in memory at a time. */
const GROUP = 20;

/** A snapshot that was frozen. */
export interface FrozenSnapshot extends ExportSnapshot {
  frozenAt: Date;
  changedAt: Date;
  total: number;
}

/** Sets of reports as they were at one moment, to be gone through as often as one likes. */
@Injectable()
export class Snapshots {
  constructor(
    private readonly transactions: Transactions,
    private readonly repository: SnapshotsRepository,
    private readonly queries: SnapshotsQueries,
    private readonly archive: ReportArchiveService,
    private readonly organisation: OrganisationProfileService,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** Asks for a snapshot; `freeze` takes it. @returns its id */
  async create(tx: Tx, filter: ReportFilter, requestedBy: string | null): Promise<string> {
    const id = newId();
    const { publicUrl } = this.config;
    const { name: organisationName, licence } = dataPublisher(await this.organisation.current(), publicUrl);
    const pseudonymKey = newSecret();
    await this.repository.insert(tx, { id, filter, requestedBy, publicUrl, organisationName, licence, pseudonymKey });
    return id;
  }

  /**
   * For another export of the same reports: the snapshot does not go before that export is there.
   * @returns how many reports it has; null when it is not taken yet
   * @throws AppError NOT_FOUND
   */
  async keep(tx: Tx, id: string): Promise<number | null> {
    const found = (await this.repository.use(tx, id)) ? await this.repository.find(tx, id) : null;
    if (!found) throw snapshotNotFound();
    return found.total;
  }

  /** Takes the snapshot, once: a second call finds it taken and changes nothing. @throws AppError NOT_FOUND */
  async freeze(id: string): Promise<FrozenSnapshot> {
    await this.archive.complete();
    return this.transactions.run(async (tx) => {
      const asked = await this.repository.lock(tx, id);
      if (asked && !asked.frozenAt) await this.queries.freeze(tx, asked);
      const snapshot = asked?.frozenAt ? asked : await this.repository.find(tx, id);
      if (!snapshot || !isFrozen(snapshot)) throw snapshotNotFound();
      return snapshot;
    });
  }

  /**
   * The reports by number. They can be gone through again and are the same then.
   * @throws AppError REPORT_UNUSABLE that names the report which cannot be given out
   */
  reports(snapshot: FrozenSnapshot): AsyncIterable<SealedVerdictReport> {
    return { [Symbol.asyncIterator]: () => this.walk(snapshot) };
  }

  /** The same as pages of canonical JSON, for formats that hold it as it is. */
  texts(snapshot: FrozenSnapshot): AsyncIterable<ReportText[]> {
    return { [Symbol.asyncIterator]: () => this.walkTexts(snapshot) };
  }

  /** The same, each with the independent ratings that were frozen with it, under pseudonyms of this snapshot. */
  rated(snapshot: FrozenSnapshot): AsyncIterable<RatedReport> {
    return { [Symbol.asyncIterator]: () => this.walkRated(snapshot) };
  }

  async remove(tx: Tx, id: string): Promise<void> {
    await this.repository.remove(tx, id);
  }

  /** One by one, so that of a page only the bytes are kept. */
  private async *walk(snapshot: FrozenSnapshot): AsyncGenerator<SealedVerdictReport> {
    for await (const items of this.items(snapshot)) for (const item of items) yield toReport(item, snapshot);
  }

  private async *walkTexts(snapshot: FrozenSnapshot): AsyncGenerator<ReportText[]> {
    for await (const items of this.items(snapshot)) {
      for (let at = 0; at < items.length; at += GROUP) {
        yield items.slice(at, at + GROUP).map((item) => toText(item, snapshot));
      }
    }
  }

  private async *walkRated(snapshot: FrozenSnapshot): AsyncGenerator<RatedReport> {
    const pseudonyms = pseudonymsOf(await this.repository.pseudonymKey(snapshot.id));
    for await (const page of this.items(snapshot)) {
      const [first, last] = [page[0], page.at(-1)];
      if (!first || !last) return;
      const rows = await this.queries.ratings(snapshot.id, first.number, last.number);
      const ofReports = new Map<number, RatingRow[]>(page.map(({ number }) => [number, []]));
      for (const row of rows) ofReports.get(Number(row.number))?.push(row);
      for (const item of page) {
        const report = toReport(item, snapshot);
        const ratings = (ofReports.get(report.number) ?? [])
          .map(({ reviewer_id: reviewerId, ...row }) => ({
            rater: pseudonyms.rater(reviewerId),
            label: row.label,
            ordinal: row.ordinal,
            round: row.round,
            schemeKey: row.scheme_key,
            schemeVersion: row.scheme_version,
            adjudicatedLabel: row.adjudicated_label,
          }))
          .toSorted((a, b) => (a.rater < b.rater ? -1 : 1));
        yield { report, claim: pseudonyms.claim(report.claimId), ratings };
      }
    }
  }

  /** Page after page; the next one is fetched while this one is written. */
  private async *items({ id }: FrozenSnapshot): AsyncGenerator<FrozenItem[]> {
    let size = PAGE.first;
    let next = this.queries.items(id, 0, size);
    for (;;) {
      const items = await next;
      const last = items.at(-1);
      if (!last) return;
      const isLast = items.length < size;
      size = pageSize(items);
      if (!isLast) next = this.queries.items(id, last.number, size);
      // Nobody may be waiting any more when it fails.
      next.catch(() => undefined);
      yield items;
      if (isLast) return;
    }
  }
}

/** The texts of some reports are a hundred times as long as those of others; a page of either has to fit into memory. */
function pageSize(items: readonly FrozenItem[]): number {
  const bytes = items.reduce((sum, { content }) => sum + content.length, 0);
  return Math.min(PAGE.most, Math.max(PAGE.least, Math.floor((PAGE.bytes * items.length) / bytes)));
}

export const snapshotNotFound = (): AppError =>
  new AppError('NOT_FOUND', 'There is no such snapshot. It goes with the last of its exports; make a new one.');

const isFrozen = (snapshot: ExportSnapshot): snapshot is FrozenSnapshot =>
  snapshot.frozenAt !== null && snapshot.changedAt !== null && snapshot.total !== null;

/**
 * What the report says was parsed before it was frozen, and its hash shows that it is still that; what became of it is
 * parsed here. So whatever the format, nothing leaves that the schema of a report does not know.
 */
function toReport(item: FrozenItem, { publicUrl }: FrozenSnapshot): SealedVerdictReport {
  return usable(item, publicUrl, (status) =>
    sealed(item.content.toString('utf8'), item.contentHash, status, publicUrl),
  );
}

/** The same as canonical JSON. */
function toText(item: FrozenItem, { publicUrl }: FrozenSnapshot): ReportText {
  return usable(item, publicUrl, (status) => ({
    number: item.number,
    json: sealedReportJson(
      item.content.toString('utf8'),
      Object.assign(status, { organisation: addressesOf(publicUrl), contentHash: item.contentHash }),
    ),
  }));
}

function usable<T>(item: FrozenItem, publicUrl: string, make: (status: ReportStatus) => T): T {
  try {
    if (textHash(item.content) !== item.contentHash) throw new Error('it is not what was published: the hash differs');
    return make(reportStatus.parse(toStatus(thaw(item), publicUrl)));
  } catch (error) {
    throw unusable(item.number, error);
  }
}

/** An export that leaves a report out would look complete; so it fails, and says where. */
export function unusable(number: number, error: unknown): AppError {
  const why = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
  const text = `Report ${number} cannot be exported: ${why.slice(0, 500)}`;
  return new AppError('REPORT_UNUSABLE', text, { report: number }, { cause: error });
}

function pseudonymsOf(key: string): Pseudonyms {
  const mark = (kind: string, id: string, digits: number): string =>
    createHmac('sha256', key).update(`${kind} ${id}`).digest('hex').slice(0, digits);
  return { rater: (id) => `r-${mark('rater', id, 12)}`, claim: (id) => `c-${mark('claim', id, 16)}` };
}
