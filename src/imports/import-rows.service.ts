import { Inject, Injectable } from '@nestjs/common';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { Transactions } from '../database/transactions.js';
import type { JobContext } from '../jobs/job-handler.decorator.js';
import type { DocumentRow } from './documents/document-row.js';
import { DocumentWriter } from './documents/document-writer.service.js';
import { ImportLedger } from './import-ledger.service.js';
import type { ItemReading } from './import-item.js';
import type { ImportRun } from './import-run.entity.js';
import { ImportSource, type Meter } from './import-source.service.js';
import { importTooLarge } from './imports.errors.js';
import type { CheckRecord } from './prior-checks/check-facts.js';
import { CheckWriter, keyOf, type NumberedItem } from './prior-checks/check-writer.service.js';

/** Checks written in one transaction. */
const BATCH = 100;

/** Takes the rows of an import in, one after the other, from the first that has not ended. */
@Injectable()
export class ImportRows {
  constructor(
    private readonly transactions: Transactions,
    private readonly source: ImportSource,
    private readonly checks: CheckWriter,
    private readonly documents: DocumentWriter,
    private readonly ledger: ImportLedger,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /**
   * @returns notes about the file as a whole; null when the import has ended meanwhile, or another run of its job is on
   * @throws AppError as the readers; the reason of the job's signal
   */
  async takeIn(run: ImportRun, { signal }: JobContext): Promise<string[] | null> {
    const meter: Meter = { read: 0, signal: signal ?? null };
    const opened = await this.source.open(run, meter);
    const finished =
      opened.of === 'checks'
        ? await this.takeChecks(run, opened.reading, meter)
        : await this.takeDocuments(run, opened.reading, meter);
    return finished ? opened.reading.notes : null;
  }

  private async takeChecks(run: ImportRun, { items }: ItemReading<CheckRecord>, meter: Meter): Promise<boolean> {
    let number = 0;
    let batch: NumberedItem[] = [];
    let keys = new Set<string>();
    for await (const item of items) {
      number += 1;
      if (number <= run.rows) continue;
      const key = keyOf(item);
      if (batch.length === BATCH || (key !== null && keys.has(key))) {
        if (!(await this.writeChecks(run, batch, meter))) return false;
        batch = [];
        keys = new Set();
      }
      batch.push({ number, item });
      if (key !== null) keys.add(key);
    }
    return batch.length === 0 || this.writeChecks(run, batch, meter);
  }

  private writeChecks(run: ImportRun, batch: readonly NumberedItem[], meter: Meter): Promise<boolean> {
    meter.signal?.throwIfAborted();
    return this.transactions.run(async (tx) => {
      const [first] = batch;
      if (!first || !(await this.ledger.admit(tx, run.id, first.number - 1))) return false;
      await this.ledger.record(tx, run.id, await this.checks.write(tx, run, batch), meter.read);
      return true;
    });
  }

  private async takeDocuments(run: ImportRun, { items }: ItemReading<DocumentRow>, meter: Meter): Promise<boolean> {
    const { maxDocuments } = this.config.imports;
    let number = 0;
    for await (const item of items) {
      number += 1;
      if (number <= run.rows) continue;
      if (number > maxDocuments) {
        throw importTooLarge(
          `An import takes at most ${maxDocuments} documents. These are in; send the others in another file.`,
        );
      }
      meter.signal?.throwIfAborted();
      if (!(await this.documents.write({ run, number, item, bytesDone: meter.read }))) return false;
    }
    return true;
  }
}
