import { randomUUID } from 'node:crypto';
import { Client } from 'pg';

/** A database of one spec file, cloned from the migrated template. */
export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asAdmin((admin) => admin.query(`CREATE DATABASE ${name} TEMPLATE claimdesk_template`));
  const url = new URL(adminUrl());
  url.pathname = `/${name}`;
  const drop = () => asAdmin((admin) => admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  return { url: url.toString(), drop: async () => void (await drop()) };
}

/** Runs what only one process of the test run may do at a time. */
export const oneAtATime = <T>(work: () => Promise<T>): Promise<T> =>
  asAdmin(async (admin) => {
    await admin.query('SELECT pg_advisory_lock(1)');
    return work();
  });

function adminUrl(): string {
  const url = process.env['CLAIMDESK_TEST_ADMIN_URL'];
  if (!url) throw new Error('no test database server: run the tests with `npm test`');
  return url;
}

async function asAdmin<T>(work: (admin: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: adminUrl() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
