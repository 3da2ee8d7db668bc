import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../../migrations/index.js';
import { dataSourceOptions } from '../database/data-source-options.js';
import { migrateQueue } from '../jobs/queue-schema.js';
import { ENTITIES } from '../schema.js';

/** Any constant: two processes that start together migrate one after the other. */
const MIGRATION_LOCK = 7_215_301;

/**
 * Brings our tables and BullMQ's to the newest version. A worker must not start before both are.
 * @returns the names of the migrations that ran.
 */
export async function migrateDatabase(databaseUrl: string): Promise<string[]> {
  const dataSource = new DataSource(
    dataSourceOptions({
      url: databaseUrl,
      entities: ENTITIES,
      migrations: MIGRATIONS,
      poolSize: 2,
      statementTimeoutMs: 0,
    }),
  );
  await dataSource.initialize();
  const guard = dataSource.createQueryRunner();
  try {
    // Waiting here for another process's migration is right, however long it takes.
    await guard.query(`SET lock_timeout = 0`);
    await guard.query(`SELECT pg_advisory_lock($1)`, [MIGRATION_LOCK]);
    const ran = await dataSource.runMigrations();
    await migrateQueue(databaseUrl);
    return ran.map((migration) => migration.name);
  } finally {
    // Ends the connection and with it the lock.
    await guard.release();
    await dataSource.destroy();
  }
}
