import { withConnection } from '../embedded/admin-connection.js';
import { MIGRATIONS } from '../../migrations/index.js';
import { systemCode } from './failures.js';

/** How the tables of a database compare with this program. */
export interface MigrationState {
  /** Known here, not run there. */
  pending: string[];
  /** Run there, not known here: the database belongs to a newer Claimdesk. */
  unknown: string[];
}

/** @throws the driver's error when the database cannot be reached */
export async function migrationState(databaseUrl: string): Promise<MigrationState> {
  const ran = new Set(await ranMigrations(databaseUrl));
  const known = MIGRATIONS.map((migration) => new migration().name ?? migration.name);
  return {
    pending: known.filter((name) => !ran.has(name)),
    unknown: [...ran].filter((name) => !known.includes(name)),
  };
}

function ranMigrations(databaseUrl: string): Promise<string[]> {
  return withConnection(databaseUrl, async (client) => {
    try {
      const { rows } = await client.query<{ name: string }>('SELECT name FROM schema_migration ORDER BY id');
      return rows.map(({ name }) => name);
    } catch (error) {
      // 42P01 undefined_table: an empty database
      if (systemCode(error) === '42P01') return [];
      throw error;
    }
  });
}
