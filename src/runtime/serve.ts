import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type INestApplicationContext, Logger } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { AppOptions } from '../app.module.js';
import type { AppConfig } from '../config/app-config.js';
import { ReportArchiveService } from '../reports/report-archive.service.js';
import { SchemesService } from '../schemes/schemes.service.js';
import { seedDemo } from '../../seeds/index.js';
import { createApp, createContext } from './create-app.js';
import { migrateDatabase } from './migrate-database.js';
import { openDatabase } from './open-database.js';
import { ProgramLogger } from './program-logger.js';
import { databaseFault, listenFault } from './start-fault.js';

/** A server or worker at work. */
export interface Running {
  app: INestApplicationContext;
  /** Where it listens; null for a worker. */
  url: string | null;
  /** Finishes what is under way, then stops everything this process started. May be called more than once. */
  stop(): Promise<void>;
}

/**
 * Starts Claimdesk: the database (embedded unless DATABASE_URL is set), migrations, demo data the first time, then the
 * parts of `role`. Whatever was started is stopped again when a later step fails.
 */
export async function serve(config: AppConfig, role: AppOptions['role']): Promise<Running> {
  Logger.overrideLogger(new ProgramLogger(config));
  const database = await openDatabase(config);
  try {
    await migrateDatabase(database.url);
    const options = { config, databaseUrl: database.url, role };
    const app = role === 'worker' ? await createContext(options) : await createApp(options);
    const running = { app, url: null as string | null, stop: once(() => stopAll(app, role, () => database.close())) };
    try {
      await app.get(SchemesService).ensureDefault();
      const archive = app.get(ReportArchiveService);
      if (role === 'worker') {
        await app.init();
        archive.completeInBackground();
        return running;
      }
      await listen(app as NestExpressApplication, config);
      archive.completeInBackground();
      if (config.demo) await seedDemo(app);
      return { ...running, url: config.publicUrl };
    } catch (error) {
      await running.stop();
      throw error;
    }
  } catch (error) {
    await database.close();
    throw config.databaseUrl ? databaseFault(error, config.databaseUrl) : error;
  }
}

async function listen(app: NestExpressApplication, config: AppConfig): Promise<void> {
  await app.listen(config.port, config.host).catch((error: unknown) => {
    throw listenFault(error, config);
  });
  const { port } = (app.getHttpServer() as Server).address() as AddressInfo;
  const address = config.port === 0 ? `http://${config.host}:${port}` : config.publicUrl;
  new Logger('Claimdesk').log(`Claimdesk is at ${address}`);
}

const IDLE_SWEEP_MS = 200;

/**
 * From now on every answer is the last one on its connection. A client that sends one request after the other on a
 * connection that is kept alive would otherwise keep the server from ever stopping.
 * @returns how to end this.
 */
function endConnections(app: NestExpressApplication): () => void {
  const server = app.getHttpServer() as Server;
  server.prependListener('request', (_request, response: ServerResponse) => {
    response.setHeader('Connection', 'close');
  });
  // For connections whose last answer was already under way.
  const sweep = setInterval(() => {
    if (!server.listening) server.closeIdleConnections();
  }, IDLE_SWEEP_MS);
  return () => clearInterval(sweep);
}

async function stopAll(
  app: INestApplicationContext,
  role: AppOptions['role'],
  closeDatabase: () => Promise<void>,
): Promise<void> {
  const ended = role === 'worker' ? undefined : endConnections(app as NestExpressApplication);
  await app.close();
  ended?.();
  await closeDatabase();
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= work());
}
