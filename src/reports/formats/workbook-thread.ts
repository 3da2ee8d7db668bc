import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../common/app-error.js';
import { type WorkbookCell, type WorkbookSheet, workbookOf } from './workbook.js';

/** A workbook that is to be made. */
export interface WorkbookOrder {
  /** ISO 8601. */
  moment: string;
  sheets: WorkbookSheet[];
}

/** Takes the rows of a workbook and makes it. */
export interface WorkbookMaker {
  /** @param rows for each sheet */
  add(rows: WorkbookCell[][][]): void;
  /** @throws AppError EXPORT_TOO_LARGE */
  finish(): Promise<Uint8Array>;
  /** Lets go of it, made or not. */
  end(): Promise<void>;
}

/** Of the thread's own heap. A hundred thousand reports take about half of it. */
const MOST_MEGABYTES = 6_144;

/**
 * A thread is started with compiled code. Tests run the TypeScript sources and have none, so there, and only there, the
 * work is done in the process itself.
 */
export const workbookMaker = (order: WorkbookOrder): WorkbookMaker =>
  import.meta.url.endsWith('.js') ? new WorkbookThread(order) : inProcess(order);

/**
 * Makes a workbook in a thread with a heap of its own: it takes a minute for the largest, in which the process has to answer
 * and to keep its job; and what needs too much memory must not bring down the process.
 */
export class WorkbookThread implements WorkbookMaker {
  private readonly worker: Worker;
  private readonly failure: Promise<never>;

  constructor(
    order: WorkbookOrder,
    file = new URL('./workbook.worker.js', import.meta.url),
    megabytes = MOST_MEGABYTES,
  ) {
    this.worker = new Worker(file, { env: {}, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: megabytes } });
    this.failure = new Promise((_, reject) => {
      this.worker.once('error', (error) => reject(isTooMuch(error) ? tooLarge() : error));
      this.worker.once('exit', (code) => reject(new Error(`the thread of a workbook ended without it (code ${code})`)));
    });
    // Nobody may be waiting yet when it fails.
    this.failure.catch(() => undefined);
    this.worker.postMessage(order);
  }

  add(rows: WorkbookCell[][][]): void {
    this.worker.postMessage({ rows });
  }

  async finish(): Promise<Uint8Array> {
    const answer = once(this.worker, 'message');
    answer.catch(() => undefined);
    this.worker.postMessage({});
    const [bytes] = (await Promise.race([answer.catch(() => this.failure), this.failure])) as [Uint8Array];
    return bytes;
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }
}

function inProcess({ moment, sheets }: WorkbookOrder): WorkbookMaker {
  return {
    add: (rows) => rows.forEach((more, index) => more.forEach((row) => sheets[index]?.rows.push(row))),
    finish: () => workbookOf(sheets, moment),
    end: () => Promise.resolve(),
  };
}

/** No memory is left in the thread, or a string would be longer than it can be. */
const isTooMuch = (error: unknown): boolean =>
  error instanceof RangeError ||
  (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY');

const tooLarge = (): AppError =>
  new AppError(
    'EXPORT_TOO_LARGE',
    'These reports have more text than a workbook can be made of. Take CSV, or narrow the filter.',
  );
