import { queueBackendSuite } from './queue-backend.suite.js';
import { TestPostgres } from './test-postgres.js';

queueBackendSuite('PostgreSQL', async () => {
  const postgres = await TestPostgres.start();
  return { databaseUrl: await postgres.createDatabase('queue'), redisUrl: null, stop: () => postgres.remove() };
});
