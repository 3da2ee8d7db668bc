import type { z } from 'zod';
import { AppError } from '../common/app-error.js';
import { pgErrorOf } from '../database/pg-error.js';
import { HandlesJob, type JobContext, type JobHandler } from '../jobs/job-handler.decorator.js';
import { ExportProducer, RunStopped } from './export-producer.js';
import { ExportRuns } from './export-runs.service.js';
import { runExportJob } from './run-export.job.js';

/** SQLSTATE disk_full. */
const DISK_FULL = '53100';

/** Makes the file of an export. Run again after a crash, it makes the same file of the same snapshot. */
@HandlesJob(runExportJob)
export class RunExportHandler implements JobHandler<z.infer<typeof runExportJob.payload>> {
  constructor(
    private readonly runs: ExportRuns,
    private readonly producer: ExportProducer,
  ) {}

  async handle({ exportId }: { exportId: string }, context: JobContext): Promise<void> {
    const run = await this.runs.begin(exportId);
    if (!run) return;
    try {
      const { signal } = context;
      await this.producer.produce(run, { signal, progress: (percent) => context.progress(percent) });
    } catch (error) {
      if (context.signal?.aborted) throw error;
      // A write into a file that was removed fails too; whoever cancelled it is not to hear of a fault.
      if (error instanceof RunStopped || !(await this.runs.progress(run, 0))) return;
      const failure = failureOf(error);
      if (failure.code === 'INTERNAL' && !context.lastAttempt) throw error;
      await this.runs.fail(run, failure);
      if (failure.code === 'INTERNAL') throw error;
    }
  }
}

/** What people are told; the inside of an unforeseen fault is for the logs only. */
function failureOf(error: unknown): { code: string; message: string } {
  if (error instanceof AppError) return { code: error.code, message: error.message };
  if (pgErrorOf(error)?.code === DISK_FULL) {
    const message =
      'The disk of the database is full; nothing of the file is left. Free some space or delete old exports, then retry.';
    return { code: 'STORAGE_FULL', message };
  }
  const message = 'The export failed because of a fault on our side. Retry it; if it stays, tell an administrator.';
  return { code: 'INTERNAL', message };
}
