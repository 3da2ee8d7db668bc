import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withConnection } from '../embedded/admin-connection.js';
import { DATABASE_USER } from '../embedded/cluster.js';
import { prepareDataFolder } from '../embedded/data-folder.js';

/** As `runtime/open-database.ts` names it. */
const DATABASE_NAME = 'claimdesk';

/** Line of PostgreSQL's own postmaster.pid that holds the port (PostgreSQL manual, storage file layout). */
const PORT_LINE = 3;

/**
 * The embedded database of the Claimdesk that runs on this data folder, for commands that may work beside it; null
 * when it does not answer.
 */
export async function findRunningDatabase(dataFolder: string): Promise<string | null> {
  try {
    const folder = await prepareDataFolder(dataFolder, () => undefined);
    const port = Number((await readFile(join(folder.cluster, 'postmaster.pid'), 'utf8')).split('\n')[PORT_LINE]);
    const password = (await readFile(folder.password, 'utf8')).trim();
    if (!Number.isInteger(port) || port <= 0 || password === '') return null;
    const url = `postgresql://${DATABASE_USER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${DATABASE_NAME}`;
    await withConnection(url, (client) => client.query('SELECT 1'));
    return url;
  } catch {
    return null;
  }
}
