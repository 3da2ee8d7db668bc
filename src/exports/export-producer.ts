import { Injectable } from '@nestjs/common';
import { ChunkedFiles } from '../files/chunked-files.service.js';
import { AppError } from '../common/app-error.js';
import { pgErrorOf } from '../database/pg-error.js';
import type { ReportWriter } from '../reports/formats/report-writer.js';
import type { VerdictReport } from '../reports/verdict-report.schemas.js';
import { type ExportContext, ExportContexts } from './export-contexts.service.js';
import { fileTypeOf, writerOf } from './export-formats.js';
import { ExportLimits } from './export-limits.js';
import { type ExportRun, ExportRuns } from './export-runs.service.js';
import type { RatedReport } from './formats/rated-report.js';
import { writeResearch } from './formats/research-writer.js';
import { type FrozenSnapshot, Snapshots, unusable } from './snapshots.service.js';

/** Reports between two looks whether the run is still wanted. */
const LOOK_EVERY = 100;

/** The run is not wanted any more: its export was cancelled, removed, or begun again elsewhere. */
export class RunStopped extends Error {
  override readonly name = 'RunStopped';
}

/** What a run reports of itself. */
export interface RunWatch {
  signal: AbortSignal | undefined;
  /** 0 to 100. */
  progress(percent: number): Promise<void>;
}

/** Makes the file of an export: freezes the snapshot, then writes report after report. */
@Injectable()
export class ExportProducer {
  constructor(
    private readonly snapshots: Snapshots,
    private readonly runs: ExportRuns,
    private readonly files: ChunkedFiles,
    private readonly limits: ExportLimits,
    private readonly contexts: ExportContexts,
  ) {}

  /** @throws RunStopped, AppError REPORT_UNUSABLE, EXPORT_TOO_LARGE; errors of the database */
  async produce(run: ExportRun, watch: RunWatch): Promise<void> {
    const snapshot = await this.snapshots.freeze(run.snapshotId);
    this.limits.assertRows(run.format, snapshot.total);
    const digest = await this.files.write(run.fileId, this.limits.bounded(this.bytes(run, snapshot, watch)));
    await this.runs.finish(run, digest, snapshot.total, fileName(run.format, snapshot));
  }

  private bytes(run: ExportRun, snapshot: FrozenSnapshot, watch: RunWatch): AsyncIterable<Buffer> {
    const context = this.contexts.of(snapshot, run.options.bom);
    const follow = new Follower(run, snapshot.total, this.runs, watch);
    return follow.blamed(this.written(writerOf(run.format), snapshot, follow, context));
  }

  private written(
    writer: ReportWriter<ExportContext> | null,
    snapshot: FrozenSnapshot,
    follow: Follower,
    context: ExportContext,
  ): AsyncIterable<Buffer> {
    if (!writer) {
      const rated = follow.along(this.snapshots.rated(snapshot), ({ report }: RatedReport) => report.number);
      return writeResearch(rated, context);
    }
    if (writer.writeTexts) return writer.writeTexts(follow.alongPages(this.snapshots.texts(snapshot)), context);
    const reports = follow.along(this.snapshots.reports(snapshot), (report: VerdictReport) => report.number);
    return writer.write(reports, context);
  }
}

/** Follows a run from report to report: notes how far it is, sees when it has to stop, knows which report it was at. */
class Follower {
  private at = 0;
  private done = 0;

  constructor(
    private readonly run: ExportRun,
    private readonly total: number,
    private readonly runs: ExportRuns,
    private readonly watch: RunWatch,
  ) {}

  /** The same reports, as often as they are gone through. */
  along<T>(items: AsyncIterable<T>, numberOf: (item: T) => number): AsyncIterable<T> {
    return { [Symbol.asyncIterator]: () => this.walk(items, numberOf) };
  }

  /** The same pages, looked after one by one; a page that cannot be made names its report itself. */
  async *alongPages<T>(pages: AsyncIterable<readonly T[]>): AsyncGenerator<readonly T[]> {
    let position = 0;
    await this.look(position);
    for await (const page of pages) {
      yield page;
      position += page.length;
      await this.look(position);
    }
  }

  /** The same bytes; what a writer could not write is told with the number of the report it was at. */
  async *blamed(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    try {
      yield* bytes;
    } catch (error) {
      const known = error instanceof AppError || error instanceof RunStopped || pgErrorOf(error) !== null;
      const ofWriter = error instanceof TypeError || error instanceof RangeError;
      throw known || this.at === 0 || !ofWriter ? error : unusable(this.at, error);
    }
  }

  private async *walk<T>(items: AsyncIterable<T>, numberOf: (item: T) => number): AsyncGenerator<T> {
    let position = 0;
    await this.look(position);
    for await (const item of items) {
      this.at = numberOf(item);
      yield item;
      position += 1;
      if (position % LOOK_EVERY === 0) await this.look(position);
    }
    await this.look(position);
    this.at = 0;
  }

  /** Some formats go through the reports more than once; progress is that of the first time. */
  private async look(position: number): Promise<void> {
    if (this.watch.signal?.aborted) throw new RunStopped();
    this.done = Math.max(this.done, position);
    if (!(await this.runs.progress(this.run, this.done))) throw new RunStopped();
    if (this.total > 0) await this.watch.progress((100 * this.done) / this.total);
  }
}

/** ASCII, made of nothing that anybody wrote: `claimdesk-reports-2026-03-04T090000Z-3f6c2b1e.csv`. */
function fileName(format: string, { id, frozenAt }: FrozenSnapshot): string {
  const moment = frozenAt.toISOString().slice(0, 19).replaceAll(':', '');
  const kind = format === 'research' ? 'ratings' : 'reports';
  return `claimdesk-${kind}-${moment}Z-${id.slice(0, 8)}.${fileTypeOf(format).extension}`;
}
