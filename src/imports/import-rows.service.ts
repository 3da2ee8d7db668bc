import { Inject, Injectable } from '@nestjs/common';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { Transactions } from '../database/transactions.js';
import type { JobContext } from '../jobs/job-handler.decorator.js';
import type { DocumentRow } from './documents/document-row.js';
import { DocumentWriter } from './documents/document-writer.service.js';
import { ImportLedger } from './import-ledger.service.js';
import { type ImportItem, isFault, type ItemReading } from './import-item.js';
import type { ImportRun } from './import-run.entity.js';
import { ImportSource, type Meter } from './import-source.service.js';
import { importTooLarge } from './imports.errors.js';
import type { CheckRecord } from './prior-checks/check-facts.js';
import { CheckWriter, keyOf, type NumberedItem } from './prior-checks/check-writer.service.js';

/** Checks written in one transaction: so many, or fewer when their originals are long. */
const BATCH = 100;
const BATCH_CHARACTERS = 4_000_000;

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
    for await (const batch of batches(items, run.rows)) {
      if (batch.of.length > 0 && !(await this.writeChecks(run, batch.of, meter))) return false;
      if (batch.fault !== null) throw batch.fault;
    }
    return true;
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

/** Checks to write together, and what ended the reading after them. */
interface Batch {
  of: NumberedItem[];
  fault: unknown;
}

/**
 * Rows in batches in which no check comes twice. Where the file breaks, the rows before that place come first.
 * @param done rows that have ended before
 */
async function* batches(items: AsyncIterable<ImportItem<CheckRecord>>, done: number): AsyncGenerator<Batch> {
  let number = 0;
  let of: NumberedItem[] = [];
  let keys = new Set<string>();
  let characters = 0;
  let fault: unknown = null;
  const reading = items[Symbol.asyncIterator]();
  for (;;) {
    const next = await reading.next().catch((error: unknown) => {
      fault = error;
      return null;
    });
    if (next === null || next.done === true) break;
    number += 1;
    if (number <= done) continue;
    const key = keyOf(next.value);
    if (of.length === BATCH || characters >= BATCH_CHARACTERS || (key !== null && keys.has(key))) {
      yield { of, fault: null };
      of = [];
      keys = new Set();
      characters = 0;
    }
    of.push({ number, item: next.value });
    if (key !== null) keys.add(key);
    characters += lengthOf(next.value);
  }
  yield { of, fault };
}

const lengthOf = ({ content }: ImportItem<CheckRecord>): number => (isFault(content) ? 0 : content.original.length);
