import { Worker } from 'node:worker_threads';
import { AppError } from '../../common/app-error.js';
import type { WorkerAnswer } from './worker-answer.js';

/** What one run of a worker thread may use before it is stopped. */
export interface WorkerLimits {
  timeoutMs: number;
  /** Of the thread's own heap. */
  memoryMb: number;
  /** By how much the whole process may grow meanwhile: V8 does not count buffers, and a small PDF can unpack to gigabytes. */
  growthMb: number;
}

/** Enough to read the largest upload allowed by default; a page that needs more is made to need it. */
export const READING_LIMITS: WorkerLimits = { timeoutMs: 20_000, memoryMb: 256, growthMb: 768 };

/** How often the memory of the process is looked at, in milliseconds. */
const WATCH_EVERY = 50;

/**
 * Runs `file` (compiled JavaScript that calls `answerOnce`) in a thread of its own and takes its answer. Whatever a
 * document does to its reader, this thread goes on: time and memory are limited, and the thread sees no environment.
 *
 * @throws AppError what the work threw, or DOCUMENT_TOO_COMPLEX when it used up its time or memory.
 */
export async function runInWorker<Output>(
  file: URL,
  input: unknown,
  limits: WorkerLimits,
  signal?: AbortSignal,
): Promise<Output> {
  signal?.throwIfAborted();
  const worker = new Worker(file, {
    workerData: input,
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb, maxYoungGenerationSizeMb: 32 },
  });
  try {
    const answer = await answerFrom(worker, limits, signal);
    if (!answer.ok) throw new AppError(answer.code, answer.message, answer.details);
    return answer.value as Output;
  } finally {
    await worker.terminate();
  }
}

function answerFrom(worker: Worker, limits: WorkerLimits, signal: AbortSignal | undefined): Promise<WorkerAnswer> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(tookTooMuch(`${limits.timeoutMs / 1000} seconds`)), limits.timeoutMs);
    const most = process.memoryUsage.rss() + limits.growthMb * 1024 * 1024;
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() > most) reject(tookTooMuch(`${limits.growthMb} MB`));
    }, WATCH_EVERY);
    const stop = (): void => reject(new Error('the job was let go'));
    signal?.addEventListener('abort', stop, { once: true });
    worker.once('message', resolve);
    worker.once('error', (error) => reject(isOutOfMemory(error) ? tookTooMuch(`${limits.memoryMb} MB`) : error));
    worker.once('exit', (code) => {
      clearTimeout(timer);
      clearInterval(watch);
      signal?.removeEventListener('abort', stop);
      reject(new Error(`a worker thread ended without an answer (exit code ${code})`));
    });
  });
}

const isOutOfMemory = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

const tookTooMuch = (limit: string): AppError =>
  new AppError(
    'DOCUMENT_TOO_COMPLEX',
    `The document took more than ${limit}, which is the limit. Send only the article, or its words as plain text.`,
  );
