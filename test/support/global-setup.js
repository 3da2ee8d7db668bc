// Starts one PostgreSQL for the whole test run and migrates one template database; every spec file clones it.
// Plain JavaScript on the compiled product: Jest does not apply its module mapping to a global set-up.
import pg from 'pg';
import { makeDatabaseFolder } from './database-folder.js';

const TEMPLATE = 'claimdesk_template';

export default async function globalSetup() {
  const { startEmbeddedPostgres, ensureDatabase } = await import('../../dist/src/embedded/embedded-postgres.js');
  const { migrateDatabase } = await import('../../dist/src/runtime/migrate-database.js');
  const folder = await makeDatabaseFolder();
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' };
  const postgres = await startEmbeddedPostgres({ dataFolder: folder, settings });
  await ensureDatabase(postgres, TEMPLATE);
  await migrateDatabase(postgres.databaseUrl(TEMPLATE));
  await forbidConnections(postgres.adminUrl);
  process.env.CLAIMDESK_TEST_ADMIN_URL = postgres.adminUrl;
  globalThis.claimdeskTest = { postgres, folder };
}

/** A template can only be cloned while nobody is connected to it. */
async function forbidConnections(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`ALTER DATABASE ${TEMPLATE} WITH IS_TEMPLATE true ALLOW_CONNECTIONS false`);
  await client.end();
}
