import { Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../access/actor.js';
import { newId } from '../common/ids.js';
import { Transactions, type Tx } from '../database/transactions.js';
import { ChunkedFiles, type FileDigest } from '../files/chunked-files.service.js';
import { ExportChanges } from './export-changes.service.js';
import { ExportQueue } from './export-queue.js';
import { OPEN_EXPORTS } from './export-status.js';
import { ExportsRepository } from './exports.repository.js';
import type { ExportOptions, ReportExport } from './report-export.entity.js';

/** One run of the job of an export. */
export interface ExportRun {
  exportId: string;
  runId: string;
  /** Where to write. */
  fileId: string;
  snapshotId: string;
  format: string;
  options: ExportOptions;
}

/**
 * Beginning and end of runs. Each draws a new `runId`, so that of two runs at the same time (the worker of the first was
 * thought dead) only the later one gets anywhere.
 */
@Injectable()
export class ExportRuns {
  constructor(
    private readonly transactions: Transactions,
    private readonly repository: ExportsRepository,
    private readonly changes: ExportChanges,
    private readonly queue: ExportQueue,
    private readonly files: ChunkedFiles,
  ) {}

  /** Begins a run, with an empty file; what an earlier run wrote is removed. Null when there is nothing to make. */
  begin(exportId: string): Promise<ExportRun | null> {
    return this.transactions.run(async (tx) => {
      const found = await this.repository.lock(tx, exportId);
      if (!found?.snapshotId || !OPEN_EXPORTS.includes(found.state)) return null;
      if (found.fileId) await this.files.remove(tx, found.fileId);
      const run = { runId: newId(), fileId: await this.files.begin(tx) };
      const now = await this.queue.now(tx);
      await this.changes.transition(tx, SYSTEM_ACTOR, found, 'start', {
        ...run,
        done: 0,
        startedAt: now,
        touchedAt: now,
      });
      const { snapshotId, format, options } = found;
      return { ...run, exportId, snapshotId, format, options };
    });
  }

  /** @returns false when the run has to stop: the export was cancelled, removed, or begun again elsewhere. */
  progress({ exportId, runId }: ExportRun, done: number): Promise<boolean> {
    return this.transactions.run((tx) => this.repository.touch(tx, exportId, runId, done));
  }

  /** The file is there. Nothing happens when the run was overtaken. */
  finish(run: ExportRun, digest: FileDigest, total: number, filename: string): Promise<void> {
    return this.end(run, async (tx, found) => {
      if (!(await this.files.complete(tx, run.fileId, digest))) throw new Error(`the file ${run.fileId} is gone`);
      await this.changes.transition(tx, SYSTEM_ACTOR, found, 'finish', {
        done: total,
        filename,
        size: String(digest.size),
        sha256: digest.sha256,
        ...(await this.queue.ending(tx)),
      });
    });
  }

  /** It came to nothing, and nothing of the file is left. Nothing happens when the run was overtaken. */
  fail(run: ExportRun, failure: { code: string; message: string }): Promise<void> {
    return this.end(run, async (tx, found) => {
      await this.changes.transition(tx, SYSTEM_ACTOR, found, 'fail', {
        fileId: null,
        failureCode: failure.code,
        failureMessage: failure.message,
        ...(await this.queue.ending(tx)),
      });
      await this.files.remove(tx, run.fileId);
    });
  }

  private end({ exportId, runId }: ExportRun, work: (tx: Tx, found: ReportExport) => Promise<void>): Promise<void> {
    return this.transactions.run(async (tx) => {
      const found = await this.repository.lock(tx, exportId);
      if (found?.state === 'RUNNING' && found.runId === runId) await work(tx, found);
    });
  }
}
