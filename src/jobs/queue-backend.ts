import { setDefaultBackendFactory } from 'bullmq';
import { PostgresBackend } from './postgres.backend.js';
import type { QueueBackend } from './queue-backend.port.js';
import { RedisBackend } from './redis.backend.js';

/**
 * The one place that decides between Redis (`redisUrl` set) and PostgreSQL.
 * @param target `databaseUrl` is the PostgreSQL of the application.
 */
export function chooseQueueBackend(target: { redisUrl: string | null; databaseUrl: string }): QueueBackend {
  const backend = target.redisUrl ? new RedisBackend(target.redisUrl) : new PostgresBackend(target.databaseUrl);
  // @nestjs/bullmq makes its queues without naming a backend, so the process-wide default has to be the right one.
  setDefaultBackendFactory(backend.factory);
  return backend;
}
