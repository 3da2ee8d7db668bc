import { assertSchemaCompatibility, LATEST_SCHEMA_VERSION, runMigrations, SchemaMigrationRequiredError } from 'bullmq';
import { Client } from 'pg';
import { AppError } from '../common/app-error.js';

/** PostgreSQL schema of BullMQ's own tables. */
export const QUEUE_SCHEMA = 'bullmq';

/**
 * Creates or updates BullMQ's tables (schema `bullmq`); part of our `migrate` step. Safe to run twice and by several
 * processes at a time: BullMQ takes an advisory lock and does all in one transaction.
 * @throws the driver's error when the database cannot be reached, or BullMQ's when a newer BullMQ made the schema.
 */
export async function migrateQueue(databaseUrl: string): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    await runMigrations(client, QUEUE_SCHEMA);
  });
}

/**
 * Proves that BullMQ's tables are those of the installed BullMQ. A worker must not start before: on tables that are
 * missing it fails and retries without a pause.
 * @throws AppError NOT_READY when they are not; the driver's error when the database cannot be reached.
 */
export async function assertQueueMigrated(databaseUrl: string): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    const found = await schemaVersion(client);
    if (found >= LATEST_SCHEMA_VERSION) return;
    const state = found === 0 ? 'do not exist' : `have version ${found}, version ${LATEST_SCHEMA_VERSION} is needed`;
    throw new AppError('NOT_READY', `The tables of the job queue ${state}. Run: claimdesk migrate`);
  });
}

async function schemaVersion(client: Client): Promise<number> {
  try {
    return await assertSchemaCompatibility(client, QUEUE_SCHEMA);
  } catch (error) {
    if (error instanceof SchemaMigrationRequiredError) return 0;
    throw error;
  }
}

async function withClient(databaseUrl: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: 5_000,
    application_name: 'claimdesk-queue-check',
  });
  // Without a listener a connection that drops between two statements would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
