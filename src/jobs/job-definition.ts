import type { z } from 'zod';

/** The queues; each has one worker per worker process. */
export const QUEUES = [
  'documents',
  'workflow',
  'mail',
  'maintenance',
  'watching',
  'exports',
  'webhooks',
  'imports',
] as const;
export type QueueName = (typeof QUEUES)[number];

/** How many times as many jobs of these run at a time: they wait for machines of other people, and hold nothing meanwhile. */
export const CONCURRENCY_FACTOR: Partial<Record<QueueName, number>> = { webhooks: 4 };

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
