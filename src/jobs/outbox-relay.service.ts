import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { Backoff } from './backoff.js';
import { ChannelListener } from './channel-listener.js';
import type { QueueName } from './job-definition.js';
import { bullOptions } from './job-options.js';
import { JobQueues } from './job-queues.js';
import { JobRegistry } from './job-registry.js';
import { JOBS_OPTIONS, type JobsOptions } from './jobs.options.js';
import { OUTBOX_CHANNEL } from './outbox.js';
import { OutboxQueries, type OutboxRow } from './outbox.queries.js';
import { describeError, RateLimitedLog } from './rate-limited-log.js';
import { WakeUp, within } from './wake-up.js';

/** Rows per transaction: it must end well before `idle_in_transaction_session_timeout`. */
const BATCH = 200;
/** Finds rows whose notification was lost. */
const POLL_MS = 1_000;
const STOP_LIMIT_MS = 10_000;

/**
 * Moves committed jobs from the outbox to BullMQ. A crash between adding and deleting means adding again, which BullMQ
 * ignores because the row's id is the job's id: at least once becomes once. Several relays may run; each row goes to one.
 */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new RateLimitedLog(OutboxRelay.name);
  private readonly backoff = new Backoff(250, 5_000);
  private readonly wakeUp = new WakeUp();
  private readonly rest = new WakeUp();
  private readonly listener: ChannelListener;
  private stopped = false;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: OutboxQueries,
    private readonly queues: JobQueues,
    private readonly registry: JobRegistry,
    @Inject(JOBS_OPTIONS) private readonly options: JobsOptions,
  ) {
    const wake = () => this.wakeUp.wake();
    const channel = { databaseUrl: options.databaseUrl, name: OUTBOX_CHANNEL, applicationName: 'claimdesk-outbox' };
    // Rows may have come before the connection heard anything, so listening wakes too.
    const heard = { onListening: wake, onNotice: wake, otherwise: 'looking every second instead' };
    this.listener = new ChannelListener({ ...channel, ...heard }, this.log);
  }

  onApplicationBootstrap(): void {
    if (this.options.role === 'api') return;
    this.listener.start();
    this.running = this.run();
  }

  /** Waits for the batch in work, at most 10 seconds; what is left stays in the outbox. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    this.wakeUp.wake();
    this.rest.wake();
    await Promise.all([this.listener.stop(), within(STOP_LIMIT_MS, this.running)]);
  }

  /**
   * Moves all rows that are committed and not held by another relay.
   * @returns how many rows were moved.
   * @throws what the database or BullMQ threw; the rows of that batch stay in the outbox.
   */
  async drainOnce(): Promise<number> {
    let moved = 0;
    for (let batch = BATCH; batch === BATCH && !this.stopped; moved += batch) batch = await this.moveBatch();
    return moved;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      try {
        await this.drainOnce();
        this.backoff.reset();
        await this.wakeUp.wait(POLL_MS);
      } catch (error) {
        this.log.warn('relay', `jobs wait in the outbox: ${describeError(error)}`);
        // New rows do not end this wait: they could not be moved either.
        await this.rest.wait(this.backoff.next());
      }
    }
  }

  private moveBatch(): Promise<number> {
    return this.transactions.run(async (tx) => {
      const rows = await this.outbox.takeOldest(tx, BATCH);
      if (rows.length === 0) return 0;
      // One after the other, so that jobs reach the queue in the order in which they were asked for.
      for (const row of rows) await this.add(row);
      await this.outbox.remove(
        tx,
        rows.map((row) => row.id),
      );
      return rows.length;
    });
  }

  private async add(row: OutboxRow): Promise<void> {
    const options = { ...bullOptions(this.registry.definition(row.name)), jobId: row.id };
    await this.queues.get(row.queue as QueueName).add(row.name, row.payload, options);
  }
}
