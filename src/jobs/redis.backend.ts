import { type BackendFactory, type ConnectionOptions, createRedisBackend } from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';
import { AppError } from '../common/app-error.js';
import type { QueueBackend, WorkerConnection } from './queue-backend.port.js';
import { RateLimitedLog, describeError } from './rate-limited-log.js';

const CHECK_LIMIT_MS = 5_000;

/** BullMQ on Redis 6.2 or later, or Valkey. ioredis reconnects by itself, at most every 20 seconds. */
export class RedisBackend implements QueueBackend {
  readonly kind = 'redis';
  readonly factory = createRedisBackend as unknown as BackendFactory;
  readonly replaceWorkersAfterErrors = false;
  private readonly log = new RateLimitedLog('QueueConnection');
  private readonly producerClient: Redis;

  constructor(private readonly redisUrl: string) {
    // A producer fails after three tries instead of waiting for ever: the outbox keeps the job and tries again.
    this.producerClient = this.open({ maxRetriesPerRequest: 3 });
  }

  get producers(): ConnectionOptions {
    return this.producerClient as unknown as ConnectionOptions;
  }

  openForWorkers(_workers: number): WorkerConnection {
    // BullMQ demands null: a worker's blocking command must outlive reconnections.
    const client = this.open({ maxRetriesPerRequest: null });
    return {
      options: client as unknown as ConnectionOptions,
      close: async () => client.disconnect(),
    };
  }

  async assertUsable(): Promise<void> {
    const client = new Redis(this.redisUrl, {
      lazyConnect: true,
      connectTimeout: CHECK_LIMIT_MS,
      commandTimeout: CHECK_LIMIT_MS,
      retryStrategy: () => null,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.ping();
    } catch (error) {
      throw new AppError('NOT_READY', `Redis cannot be reached: ${describeError(error)}`, {}, { cause: error });
    } finally {
      client.disconnect();
    }
  }

  async close(): Promise<void> {
    this.producerClient.disconnect();
  }

  private open(options: RedisOptions): Redis {
    const client = new Redis(this.redisUrl, {
      lazyConnect: true,
      connectTimeout: 5_000,
      retryStrategy: (times) => Math.min(20_000, 500 * 2 ** Math.min(times, 10)),
      ...options,
    });
    client.on('error', (error) =>
      this.log.warn('redis', `the connection to Redis has a fault: ${describeError(error)}`),
    );
    return client;
  }
}
