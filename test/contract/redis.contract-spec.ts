import { test } from '@jest/globals';
import { queueBackendSuite } from './queue-backend.suite.js';
import { TestPostgres } from './test-postgres.js';
import { redisProgram, startTestRedis } from './test-redis.js';

if (process.env.REDIS_TEST_URL || redisProgram()) {
  queueBackendSuite('Redis', async () => {
    const [postgres, redis] = await Promise.all([TestPostgres.start(), startTestRedis()]);
    const databaseUrl = await postgres.createDatabase('queue', { queueTables: false });
    return {
      databaseUrl,
      redisUrl: redis.url,
      stop: async () => {
        await redis.stop();
        await postgres.remove();
      },
    };
  });
} else {
  // Jest does not list a file whose tests are all skipped.
  process.stderr.write('queue on Redis: skipped: no Redis\n');
  test.skip('skipped: no Redis (set REDIS_TEST_URL or install valkey-server or redis-server)', () => undefined);
}
