import { Client } from 'pg';
import { AppError } from '../common/app-error.js';
import { errnoOf } from './node-error.js';

/** Opens a connection, lends it to `work`, and closes it again. */
export async function withConnection<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000, query_timeout: 60_000 });
  // The server may go away under an idle connection; the query that follows reports that.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Proves that the password file and the database agree. */
export async function assertLogin(url: string, passwordFile: string): Promise<void> {
  try {
    await withConnection(url, (client) => client.query('SELECT 1'));
  } catch (error) {
    // 28P01 invalid_password, 28000 invalid_authorization_specification
    const wrong = ['28P01', '28000'].includes(errnoOf(error) ?? '');
    if (!wrong) throw error;
    throw new AppError(
      'CONFIGURATION_INVALID',
      `The database does not accept the password in ${passwordFile}; probably the file and the database come from ` +
        'different backups. Delete the file and start again: a new password is set then, and no data is lost.',
      {},
      { cause: error },
    );
  }
}

/** Creates the database unless it is there; two processes may do so at the same time. */
export async function createDatabaseIfAbsent(adminUrl: string, name: string): Promise<void> {
  await withConnection(adminUrl, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount !== 0) return;
    try {
      // template0: nobody can be connected to it, which would make the copy fail.
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)} TEMPLATE template0`);
    } catch (error) {
      // 42P04 duplicate_database, 23505 the same found later: somebody else was faster.
      if (!['42P04', '23505'].includes(errnoOf(error) ?? '')) throw error;
    }
  });
}
