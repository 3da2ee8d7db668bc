import { failureOf, isFinal } from '../documents/job-failure.js';
import { Transactions } from '../database/transactions.js';
import { HandlesJob, type JobContext, type JobHandler } from '../jobs/job-handler.decorator.js';
import { ImportFile } from './import-file.service.js';
import { ImportLedger } from './import-ledger.service.js';
import { ImportRows } from './import-rows.service.js';
import type { ImportRun } from './import-run.entity.js';
import { runImportJob } from './run-import.job.js';

/**
 * Takes an import in. Run again, it goes on after the last row that ended; run twice at once, each row is written once:
 * a row and what it made are one transaction, which looks whether another run was there first.
 */
@HandlesJob(runImportJob)
export class RunImportHandler implements JobHandler<object> {
  constructor(
    private readonly transactions: Transactions,
    private readonly file: ImportFile,
    private readonly rows: ImportRows,
    private readonly ledger: ImportLedger,
  ) {}

  async handle(_payload: object, context: JobContext): Promise<void> {
    const begun = await this.file.begin(context.jobId);
    if (begun === null) return;
    try {
      await this.takeIn(begun, context);
    } catch (error) {
      if (!isFinal(error, context)) throw error;
      const failure = failureOf(error, 'The import failed because of a fault on our side.');
      await this.transactions.run((tx) => this.ledger.endBySystem(tx, begun.id, { status: 'FAILED', failure }));
      if (failure.code === 'INTERNAL') throw error;
    }
  }

  private async takeIn(begun: ImportRun, context: JobContext): Promise<void> {
    const run = begun.size === null ? await this.file.fetch(begun, context) : begun;
    if (run === null) return;
    const notes = await this.rows.takeIn(run, context);
    if (notes === null) return;
    await this.transactions.run((tx) => this.ledger.endBySystem(tx, run.id, { status: 'DONE', notes }));
  }
}
