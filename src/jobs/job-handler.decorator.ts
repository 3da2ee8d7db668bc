import { applyDecorators, Injectable, SetMetadata } from '@nestjs/common';
import type { JobDefinition } from './job-definition.js';

/** What a handler is told about the run. */
export interface JobContext {
  /** Id in BullMQ: the outbox row's UUID, or BullMQ's own for a scheduled job. */
  jobId: string;
  /** 1 for the first try. A run that a crash cut off is repeated under the same number. */
  attempt: number;
  /** A failure of this run is final, so it is the time to write it into our own tables. */
  lastAttempt: boolean;
  /** Aborted when the worker has to let the job go; another worker will run it again. */
  signal?: AbortSignal;
  /** Notes progress, 0 to 100. Losing such a note is no fault: it never throws. */
  progress(percent: number): Promise<void>;
}

/** Runs one kind of job. It may run twice, at the same time even: read the state again and write idempotently. */
export interface JobHandler<Payload> {
  /** A thrown error counts as a failed try and is repeated with exponential backoff; `UnrecoverableError` is not. */
  handle(payload: Payload, context: JobContext): Promise<void>;
}

/** Metadata key under which `HandlesJob` stores the job definition. */
export const HANDLES_JOB = 'claimdesk:handles-job';

/** Marks the (injectable) class that runs `definition`. Every definition has exactly one, proven at start. */
export function HandlesJob<Payload>(definition: JobDefinition<Payload>) {
  const decorate = applyDecorators(Injectable(), SetMetadata(HANDLES_JOB, definition));
  return (target: new (...args: never[]) => JobHandler<Payload>): void => decorate(target);
}
