import { Logger } from '@nestjs/common';

const INTERVAL_MS = 30_000;

interface Silence {
  until: number;
  suppressed: number;
}

/**
 * Warnings of which at most one per 30 seconds and kind is written, with a count of those left out in between.
 * Faults of the queue's database repeat without end; unlimited they have filled disks.
 */
export class RateLimitedLog {
  private readonly silences = new Map<string, Silence>();
  private readonly logger: Logger;

  constructor(context: string) {
    this.logger = new Logger(context);
  }

  /** @param kind groups messages that count as the same; keep the number of kinds small and fixed. */
  warn(kind: string, message: string): void {
    const now = Date.now();
    const silence = this.silences.get(kind);
    if (silence && now < silence.until) {
      silence.suppressed += 1;
      return;
    }
    this.silences.set(kind, { until: now + INTERVAL_MS, suppressed: 0 });
    this.logger.warn(silence?.suppressed ? `${message} (and ${silence.suppressed} more like it)` : message);
  }

  info(message: string): void {
    this.logger.log(message);
  }
}

/** One line about an error; an AggregateError (a host with several addresses) has an empty message of its own. */
export function describeError(error: unknown): string {
  if (error instanceof AggregateError && !error.message) return error.errors.map(describeError).join('; ');
  const text = error instanceof Error ? error.message : String(error);
  return (text.split('\n')[0] ?? '').slice(0, 500);
}
