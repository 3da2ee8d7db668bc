import { AppError } from '../common/app-error.js';
import type { JobFailure } from './document-jobs.service.js';
import { FetchFailure } from '../fetching/fetch-failure.js';
import type { JobContext } from '../jobs/job-handler.decorator.js';

/**
 * Whether a failed run is the end of the job. An `AppError` is a fault of the document, which no further try mends,
 * unless it is that of a web site which may be there again in a moment. A run that the worker had to let go is never
 * the end: another worker runs the job again.
 */
export function isFinal(error: unknown, context: JobContext): boolean {
  const mayPass = error instanceof FetchFailure ? error.mayPass : !(error instanceof AppError);
  return !mayPass || (context.lastAttempt && !context.signal?.aborted);
}

/** What people are told of a failure; the inside of an unforeseen one is for the logs only. */
export function failureOf(error: unknown, unforeseen: string): JobFailure {
  if (error instanceof AppError) return { code: error.code, message: error.message };
  return { code: 'INTERNAL', message: `${unforeseen} Run the job again; if it stays, tell an administrator.` };
}
