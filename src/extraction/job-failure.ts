import { AppError } from '../common/app-error.js';
import type { JobFailure } from '../documents/document-jobs.service.js';
import type { JobContext } from '../jobs/job-handler.decorator.js';

/**
 * Whether a failed run is the end of the job. An `AppError` is a fault of the document, which no further try mends. A
 * run that the worker had to let go is never the end: another worker runs the job again.
 */
export const isFinal = (error: unknown, context: JobContext): boolean =>
  error instanceof AppError || (context.lastAttempt && !context.signal?.aborted);

/** What people are told of a failure; the inside of an unforeseen one is for the logs only. */
export function failureOf(error: unknown, unforeseen: string): JobFailure {
  if (error instanceof AppError) return { code: error.code, message: error.message };
  return { code: 'INTERNAL', message: `${unforeseen} Run the job again; if it stays, tell an administrator.` };
}
