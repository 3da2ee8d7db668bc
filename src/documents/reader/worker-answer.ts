import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../common/app-error.js';
import type { ErrorCode } from '../../common/error-codes.js';

/** What a worker thread sends back. Classes do not survive the way, so an `AppError` goes as its parts. */
export type WorkerAnswer =
  { ok: true; value: unknown } | { ok: false; code: ErrorCode; message: string; details: Record<string, unknown> };

/** The whole of a worker file: does `work` on the thread's input once, and answers. Any other error ends the thread. */
export async function answerOnce<Input>(work: (input: Input) => unknown): Promise<void> {
  parentPort?.postMessage(await answerOf(work, workerData as Input));
}

async function answerOf<Input>(work: (input: Input) => unknown, input: Input): Promise<WorkerAnswer> {
  try {
    return { ok: true, value: await work(input) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { ok: false, code: error.code, message: error.message, details: error.details };
  }
}
