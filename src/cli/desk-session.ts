import type { INestApplicationContext } from '@nestjs/common';
import type { AppOptions } from '../app.module.js';
import { AppError } from '../common/app-error.js';
import { type DatabaseSession, type DatabaseSessionOptions, withDatabase } from './database-session.js';
import type { Holdings } from './holdings.js';
import { migrationState } from './migration-state.js';

/** The desk's services at hand for one command. */
export interface DeskSession extends DatabaseSession {
  app: INestApplicationContext;
}

export interface DeskSessionOptions extends DatabaseSessionOptions {
  /** `worker` also runs the jobs that wait. Default `api`: none. */
  role?: AppOptions['role'];
}

/**
 * Runs `work` with the desk's services. An embedded database is migrated first, as a start of the server does; any
 * other has to be current.
 * @throws as `withDatabase`; AppError NOT_READY when the database has to be migrated
 */
export function withDesk<T>(options: DeskSessionOptions, work: (session: DeskSession) => Promise<T>): Promise<T> {
  return withDatabase(options, async (session, holdings) => {
    await makeCurrent(session);
    const app = await openDesk(session, holdings, options.role);
    return work({ ...session, app });
  });
}

/**
 * The desk's services on a database that is current. They are loaded only now: it takes a while, and what can be
 * refused without them should be refused at once.
 */
export async function openDesk(
  { config, url, own }: DatabaseSession,
  holdings: Holdings,
  role: AppOptions['role'] = 'api',
): Promise<INestApplicationContext> {
  const [{ createContext }, { SchemesService }] = await Promise.all([
    import('../runtime/create-app.js'),
    import('../schemes/schemes.service.js'),
  ]);
  const starting = createContext({ config, databaseUrl: url, role });
  const app = await holdings.hold(starting, (context) => context.close());
  if (own) await app.get(SchemesService).ensureDefault();
  return app;
}

async function makeCurrent({ url, own }: DatabaseSession): Promise<void> {
  if (own) {
    const { migrateDatabase } = await import('../runtime/migrate-database.js');
    await migrateDatabase(url);
    return;
  }
  const { pending } = await migrationState(url);
  if (pending.length > 0) {
    throw new AppError('NOT_READY', `The database lacks ${pending.length} migrations. Run: claimdesk migrate`);
  }
}
