import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { JobDefinition } from './job-definition.js';
import { HANDLES_JOB, type JobHandler } from './job-handler.decorator.js';
import { JOBS_OPTIONS, type JobsOptions } from './jobs.options.js';

/** A job definition with the one object that runs it. */
export interface RegisteredJob {
  definition: JobDefinition<unknown>;
  handler: JobHandler<unknown>;
}

/** Knows the handler of every job. */
@Injectable()
export class JobRegistry implements OnModuleInit {
  private readonly jobs = new Map<string, RegisteredJob>();
  private readonly definitions: ReadonlyMap<string, JobDefinition<unknown>>;

  constructor(
    private readonly discovery: DiscoveryService,
    @Inject(JOBS_OPTIONS) private readonly options: JobsOptions,
  ) {
    this.definitions = byName(options.definitions);
  }

  /**
   * Collects the handlers of all modules.
   * @throws Error that names the job when a job has no handler (not in role `api`, which may leave handlers out), has
   * two, or has one but is not in `JobsOptions.definitions`.
   */
  onModuleInit(): void {
    for (const wrapper of this.discovery.getProviders()) {
      const definition = handledBy(wrapper.metatype);
      if (definition) this.register(definition, wrapper.instance as JobHandler<unknown>);
    }
    const missing = [...this.definitions.keys()].filter((name) => !this.jobs.has(name));
    if (missing.length > 0 && this.options.role !== 'api') {
      throw new Error(`jobs without a handler: ${missing.join(', ')}; provide a class with @HandlesJob in a module`);
    }
  }

  /** The job called `name`, or undefined when this version of the program does not know it. */
  find(name: string): RegisteredJob | undefined {
    return this.jobs.get(name);
  }

  definition(name: string): JobDefinition<unknown> | undefined {
    return this.definitions.get(name);
  }

  private register(definition: JobDefinition<unknown>, handler: JobHandler<unknown>): void {
    const { name } = definition;
    if (this.definitions.get(name) !== definition) {
      throw new Error(`the job ${name} has a handler but is not in the definitions given to JobsModule`);
    }
    if (this.jobs.has(name)) throw new Error(`the job ${name} has two handlers; exactly one must be provided, once`);
    this.jobs.set(name, { definition, handler });
  }
}

function byName(definitions: readonly JobDefinition<unknown>[]): Map<string, JobDefinition<unknown>> {
  const found = new Map<string, JobDefinition<unknown>>();
  for (const definition of definitions) {
    if (found.has(definition.name)) throw new Error(`two jobs are called ${definition.name}`);
    found.set(definition.name, definition);
  }
  return found;
}

function handledBy(metatype: unknown): JobDefinition<unknown> | undefined {
  if (typeof metatype !== 'function') return undefined;
  return Reflect.getMetadata(HANDLES_JOB, metatype) as JobDefinition<unknown> | undefined;
}
