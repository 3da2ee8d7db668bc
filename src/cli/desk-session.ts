import { type INestApplicationContext, Logger } from '@nestjs/common';
import type { AppOptions } from '../app.module.js';
import { AppError } from '../common/app-error.js';
import { type AppConfig, loadConfig } from '../config/app-config.js';
import { migrateDatabase } from '../runtime/migrate-database.js';
import { type OpenDatabase, openDatabase } from '../runtime/open-database.js';
import { createContext } from '../runtime/create-app.js';
import { SchemesService } from '../schemes/schemes.service.js';
import { Holdings } from './holdings.js';
import { migrationState } from './migration-state.js';
import type { Output } from './output.js';
import { findRunningDatabase } from './running-database.js';
import { StderrLogger } from './stderr-logger.js';
import { untilSignal } from './until-signal.js';

/** A database at hand for one command. */
export interface DatabaseSession {
  config: AppConfig;
  url: string;
  /** Nobody else uses it: this command started it. */
  own: boolean;
}

/** The desk's services at hand for one command. */
export interface DeskSession extends DatabaseSession {
  app: INestApplicationContext;
}

export interface SessionOptions {
  output: Output;
  /** Beside a server that runs on the same data folder; otherwise such a server is DATA_FOLDER_IN_USE. Default true. */
  besideServer?: boolean;
  /** `worker` also runs the jobs that wait. Default `api`: none. */
  role?: AppOptions['role'];
}

/**
 * Runs `work` with the database of DATABASE_URL or the embedded one, which is stopped again afterwards, also after
 * Ctrl-C. Logs go to stderr.
 * @throws Interrupted, AppError CONFIGURATION_INVALID, DATA_FOLDER_IN_USE, DATABASE_UNAVAILABLE
 */
export function withDatabase<T>(options: SessionOptions, work: (session: DatabaseSession) => Promise<T>): Promise<T> {
  return withHoldings(options, (session) => work(session));
}

/**
 * Runs `work` with the desk's services. An embedded database is migrated first, as a start of the server does; any
 * other has to be current.
 * @throws as `withDatabase`; AppError NOT_READY when the database has to be migrated
 */
export function withDesk<T>(options: SessionOptions, work: (session: DeskSession) => Promise<T>): Promise<T> {
  return withHoldings(options, async (session, holdings) => {
    await makeCurrent(session);
    const app = await openDesk(session, holdings, options.role);
    if (session.own) await app.get(SchemesService).ensureDefault();
    return work({ ...session, app });
  });
}

/** The desk's services on a database that is current. */
export function openDesk(
  { config, url }: DatabaseSession,
  holdings: Holdings,
  role: AppOptions['role'] = 'api',
): Promise<INestApplicationContext> {
  return holdings.hold(createContext({ config, databaseUrl: url, role }), (app) => app.close());
}

/** As `withDatabase`, for work that opens more. */
export async function withHoldings<T>(
  { output, besideServer = true }: SessionOptions,
  work: (session: DatabaseSession, holdings: Holdings) => Promise<T>,
): Promise<T> {
  const logger = new StderrLogger(output);
  Logger.overrideLogger(logger);
  const config = loadConfig();
  const holdings = new Holdings(output);
  const run = async (): Promise<T> => {
    const { url, own } = await holdings.hold(open(config, besideServer), (database) => database.close());
    return work({ config, url, own }, holdings);
  };
  try {
    return await untilSignal(run());
  } finally {
    logger.startClosing();
    await holdings.closeAll();
  }
}

async function makeCurrent({ url, own }: DatabaseSession): Promise<void> {
  if (own) {
    await migrateDatabase(url);
    return;
  }
  const { pending } = await migrationState(url);
  if (pending.length > 0) {
    throw new AppError('NOT_READY', `The database lacks ${pending.length} migrations. Run: claimdesk migrate`);
  }
}

async function open(config: AppConfig, besideServer: boolean): Promise<OpenDatabase & { own: boolean }> {
  try {
    return { ...(await openDatabase(config)), own: config.databaseUrl === null };
  } catch (error) {
    const inUse = error instanceof AppError && error.code === 'DATA_FOLDER_IN_USE';
    const url = inUse && besideServer ? await findRunningDatabase(config.dataFolder) : null;
    if (url === null) throw error;
    return { url, own: false, close: () => Promise.resolve() };
  }
}
