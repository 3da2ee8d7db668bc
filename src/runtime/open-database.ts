import { Logger } from '@nestjs/common';
import type { AppConfig } from '../config/app-config.js';
import { ensureDatabase, startEmbeddedPostgres } from '../embedded/embedded-postgres.js';

/** A database to work with, and how to let go of it. */
export interface OpenDatabase {
  url: string;
  close(): Promise<void>;
}

const DATABASE_NAME = 'claimdesk';

/** The database of DATABASE_URL, or the embedded one, started for this process. */
export async function openDatabase(config: AppConfig): Promise<OpenDatabase> {
  if (config.databaseUrl) return { url: config.databaseUrl, close: () => Promise.resolve() };
  const logger = new Logger('EmbeddedPostgres');
  const postgres = await startEmbeddedPostgres({ dataFolder: config.dataFolder, log: (line) => logger.log(line) });
  await ensureDatabase(postgres, DATABASE_NAME);
  return { url: postgres.databaseUrl(DATABASE_NAME), close: () => postgres.stop() };
}
