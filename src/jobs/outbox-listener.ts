import { Client } from 'pg';
import { Backoff } from './backoff.js';
import { OUTBOX_CHANNEL } from './outbox.js';
import { describeError, type RateLimitedLog } from './rate-limited-log.js';
import { WakeUp, within } from './wake-up.js';

/**
 * One PostgreSQL connection that hears of new outbox rows. It comes back by itself after a loss; while it is away the
 * relay's polling does the work.
 */
export class OutboxListener {
  private readonly backoff = new Backoff(500, 10_000);
  private readonly pause = new WakeUp();
  private stopped = false;
  private client: Client | null = null;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly databaseUrl: string,
    private readonly onRows: () => void,
    private readonly log: RateLimitedLog,
  ) {}

  start(): void {
    this.running = this.run();
  }

  /** Ends the connection; waits at most 3 seconds. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.pause.wake();
    await within(3_000, this.client?.end().catch(() => undefined) ?? Promise.resolve());
    await within(3_000, this.running);
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      try {
        await this.listenUntilLost();
      } catch (error) {
        this.log.warn('listen', `cannot listen for new jobs, polling instead: ${describeError(error)}`);
      }
      if (!this.stopped) await this.pause.wait(this.backoff.next());
    }
  }

  private async listenUntilLost(): Promise<void> {
    const client = new Client({
      connectionString: this.databaseUrl,
      connectionTimeoutMillis: 5_000,
      // A silent loss would go unnoticed for hours without keepalive.
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      application_name: 'claimdesk-outbox',
    });
    this.client = client;
    const lost = new Promise<void>((resolve) => {
      client.on('error', () => resolve());
      client.on('end', () => resolve());
    });
    try {
      await client.connect();
      client.on('notification', this.onRows);
      await client.query(`LISTEN ${OUTBOX_CHANNEL}`);
      if (this.stopped) return;
      this.backoff.reset();
      // Rows may have come before LISTEN.
      this.onRows();
      await lost;
    } finally {
      await within(
        1_000,
        client.end().catch(() => undefined),
      );
    }
  }
}
