import type { AppConfig } from '../config/app-config.js';
import type { JobDefinition } from './job-definition.js';

/** What this process does about jobs: `api` only asks for them, `worker` and `all` also relay and run them. */
export type ProcessRole = 'api' | 'worker' | 'all';

/** A job that runs again and again; one row of `JobsOptions.scheduled`. */
export interface ScheduledJob<Payload = unknown> {
  readonly definition: JobDefinition<Payload>;
  readonly payload: Payload;
  /** Milliseconds from one start to the next, whatever the number of processes. */
  readonly everyMs: number;
}

/** How `JobsModule` is composed. */
export interface JobsOptions {
  config: Pick<AppConfig, 'redisUrl' | 'workerConcurrency'>;
  /** The PostgreSQL of the application: `config.databaseUrl` or the embedded one. */
  databaseUrl: string;
  /** Every job there is; a handler for a job that is not listed is an error. */
  definitions: readonly JobDefinition<unknown>[];
  role: ProcessRole;
  scheduled?: readonly ScheduledJob[];
}

/** Nest injection token of the `JobsOptions`. */
export const JOBS_OPTIONS = Symbol('JOBS_OPTIONS');
