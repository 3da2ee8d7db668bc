import { type BackendFactory, type ConnectionOptions, createPostgresBackend } from 'bullmq';
import { Pool } from 'pg';
import type { QueueBackend, WorkerConnection } from './queue-backend.port.js';
import { assertQueueMigrated, QUEUE_SCHEMA } from './queue-schema.js';
import { RateLimitedLog, describeError } from './rate-limited-log.js';
import { within } from './wake-up.js';

const CLOSE_LIMIT_MS = 5_000;

/** BullMQ on the PostgreSQL of the application, in the schema `bullmq`. */
export class PostgresBackend implements QueueBackend {
  readonly kind = 'postgres';
  readonly factory = createPostgresBackend as unknown as BackendFactory;
  readonly replaceWorkersAfterErrors = true;
  private readonly log = new RateLimitedLog('QueueConnection');
  private readonly producerPool: Pool;

  constructor(private readonly databaseUrl: string) {
    this.producerPool = this.openPool(2);
  }

  /** BullMQ types its connections as Redis ones unless every class is given the backend as a type argument. */
  get producers(): ConnectionOptions {
    return this.producerPool as unknown as ConnectionOptions;
  }

  openForWorkers(workers: number): WorkerConnection {
    // Each worker keeps one connection for LISTEN; the rest serve its short statements.
    const pool = this.openPool(workers + 3);
    return { options: pool as unknown as ConnectionOptions, close: () => this.closePool(pool) };
  }

  assertUsable(): Promise<void> {
    return assertQueueMigrated(this.databaseUrl);
  }

  close(): Promise<void> {
    return this.closePool(this.producerPool);
  }

  private openPool(max: number): Pool {
    const pool = new Pool({
      connectionString: withSearchPath(this.databaseUrl),
      max,
      connectionTimeoutMillis: 5_000,
      idleTimeoutMillis: 30_000,
      statement_timeout: 15_000,
      // The client's own limit, for a connection whose other end is gone without a word.
      query_timeout: 20_000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      application_name: 'claimdesk-queue',
    });
    // BullMQ attaches one listener per worker, and the pool's own clients need one while BullMQ holds them:
    // an 'error' event without a listener ends the process.
    pool.setMaxListeners(50);
    pool.on('error', (error) =>
      this.log.warn('pool', `a connection of the job queue was lost: ${describeError(error)}`),
    );
    pool.on('connect', (client) => client.on('error', () => undefined));
    return pool;
  }

  private async closePool(pool: Pool): Promise<void> {
    if (pool.ending) return;
    const ended = pool.end().catch((error: unknown) => this.log.warn('close', describeError(error)));
    await within(CLOSE_LIMIT_MS, ended);
  }
}

/** BullMQ's statements name their tables without a schema; `options` already in the URL are kept. */
function withSearchPath(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  const options = url.searchParams.get('options');
  url.searchParams.set('options', `${options ? `${options} ` : ''}-c search_path=${QUEUE_SCHEMA}`);
  return url.toString();
}
