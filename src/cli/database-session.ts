import { Logger } from '@nestjs/common';
import { AppError } from '../common/app-error.js';
import { type AppConfig, loadConfig } from '../config/app-config.js';
import { type OpenDatabase, openDatabase } from '../runtime/open-database.js';
import { Holdings } from './holdings.js';
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

export interface DatabaseSessionOptions {
  output: Output;
  /** Beside a server that runs on the same data folder; otherwise such a server is DATA_FOLDER_IN_USE. Default true. */
  besideServer?: boolean;
}

/**
 * Runs `work` with the database of DATABASE_URL or the embedded one. That, and what `work` has put into `holdings`, is
 * closed afterwards, also after Ctrl-C. Logs go to stderr.
 * @throws Interrupted, AppError CONFIGURATION_INVALID, DATA_FOLDER_IN_USE, DATABASE_UNAVAILABLE
 */
export async function withDatabase<T>(
  { output, besideServer = true }: DatabaseSessionOptions,
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
