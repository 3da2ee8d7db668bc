import type { z } from 'zod';

/** The queues; each has one worker per worker process. */
export const QUEUES = ['documents', 'workflow', 'mail', 'maintenance', 'watching', 'exports'] as const;
export type QueueName = (typeof QUEUES)[number];

/**
 * A job's contract: its name and the shape of its payload. Producers import this, never the handler.
 * A handler may run twice and must re-read state: the payload holds ids, not state.
 */
export interface JobDefinition<Payload> {
  /** Dotted: `claims.extract`. */
  readonly name: string;
  readonly queue: QueueName;
  readonly payload: z.ZodType<Payload>;
  /** Tries in all, with exponential backoff between them. */
  readonly attempts: number;
}

export const defineJob = <Payload>(definition: JobDefinition<Payload>): JobDefinition<Payload> => definition;
