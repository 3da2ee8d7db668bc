import { Logger } from '@nestjs/common';
import type { AppOptions } from '../app.module.js';
import { AppError } from '../common/app-error.js';
import { loadConfig } from '../config/app-config.js';
import { ProgramLogger } from './program-logger.js';
import { type Running, serve } from './serve.js';

/** Longest an orderly stop may take before the process ends anyway; jobs cut off are run again. */
const STOP_LIMIT_MS = 30_000;

/** Runs until SIGTERM or SIGINT, then stops in order. Sets the exit code; never throws. */
export async function run(role: AppOptions['role']): Promise<void> {
  // Until the configuration is known: for what is wrong with it.
  Logger.overrideLogger(new ProgramLogger({ logFormat: 'text' }));
  const logger = new Logger('Claimdesk');
  let starting: Promise<Running> | undefined;
  const stop = (signal: string): void => {
    logger.log(`${signal}: stopping`);
    setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
    void Promise.resolve(starting)
      .then((running) => running?.stop())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  try {
    starting = serve(loadConfig(), role);
    await starting;
  } catch (error) {
    process.exitCode = 1;
    if (error instanceof AppError) logger.fatal(error.message);
    else logger.fatal(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}
