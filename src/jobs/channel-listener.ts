import { Client } from 'pg';
import { Backoff } from './backoff.js';
import { describeError, type RateLimitedLog } from './rate-limited-log.js';
import { WakeUp, within } from './wake-up.js';

interface Channel {
  databaseUrl: string;
  name: string;
  /** What this connection is called in `pg_stat_activity`. */
  applicationName: string;
  /** For the log: what is done without while nothing is heard. */
  otherwise: string;
  /** The connection hears from now on. What was said before, or while it was lost, was not heard. */
  onListening: () => void;
  onNotice: (payload: string) => void;
}

/** One PostgreSQL connection of its own that hears what is said on a channel (NOTIFY). It comes back by itself after a loss. */
export class ChannelListener {
  private readonly backoff = new Backoff(500, 10_000);
  private readonly pause = new WakeUp();
  private stopped = false;
  private client: Client | null = null;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly channel: Channel,
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
        this.log.warn(
          'listen',
          `cannot listen to ${this.channel.name}, ${this.channel.otherwise}: ${describeError(error)}`,
        );
      }
      if (!this.stopped) await this.pause.wait(this.backoff.next());
    }
  }

  private async listenUntilLost(): Promise<void> {
    const client = new Client({
      connectionString: this.channel.databaseUrl,
      connectionTimeoutMillis: 5_000,
      // A silent loss would go unnoticed for hours without keepalive.
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      application_name: this.channel.applicationName,
    });
    this.client = client;
    const lost = new Promise<void>((resolve) => {
      client.on('error', () => resolve());
      client.on('end', () => resolve());
    });
    try {
      await client.connect();
      client.on('notification', ({ payload }) => this.channel.onNotice(payload ?? ''));
      await client.query(`LISTEN ${this.channel.name}`);
      if (this.stopped) return;
      this.backoff.reset();
      this.channel.onListening();
      await lost;
    } finally {
      await within(
        1_000,
        client.end().catch(() => undefined),
      );
    }
  }
}
