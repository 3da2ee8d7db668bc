import { ConsoleLogger } from '@nestjs/common';
import type { AppConfig } from '../config/app-config.js';

/** Nest's own steps while it starts, one line for every module and route. Nobody who starts a desk needs them. */
const NEST_STEPS = new Set(['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer', 'NestApplication']);

/** The log of a Claimdesk process: what people have to know, without what Nest says about itself. */
export class ProgramLogger extends ConsoleLogger {
  constructor({ logFormat }: Pick<AppConfig, 'logFormat'>) {
    super({
      prefix: 'Claimdesk',
      json: logFormat === 'json',
      logLevels: ['log', 'warn', 'error', 'fatal'],
      // Colour codes are for terminals, not for files and log collectors.
      ...(process.stdout.isTTY ? {} : { colors: false }),
    });
  }

  override log(message: unknown, ...more: unknown[]): void {
    if (!isNestStep(more)) super.log(message, ...more);
  }

  override error(message: unknown, ...more: unknown[]): void {
    // The one error NestApplication tells, a port that cannot be had, it also throws; `run` says it better.
    if (more.at(-1) !== 'NestApplication') super.error(message, ...more);
  }
}

/** A log call carries its context as the last argument. */
const isNestStep = (more: unknown[]): boolean => NEST_STEPS.has(String(more.at(-1)));
