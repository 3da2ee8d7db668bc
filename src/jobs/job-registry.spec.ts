import { describe, expect, it } from '@jest/globals';
import { Module, type Type } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { z } from 'zod';
import { defineJob, type JobDefinition } from './job-definition.js';
import { HandlesJob, type JobHandler } from './job-handler.decorator.js';
import { JobRegistry } from './job-registry.js';
import { JOBS_OPTIONS, type JobsOptions, type ProcessRole } from './jobs.options.js';

const readJob = defineJob({
  name: 'test.read',
  queue: 'documents',
  payload: z.object({ id: z.string() }),
  attempts: 2,
});
const otherJob = defineJob({
  name: 'test.other',
  queue: 'workflow',
  payload: z.object({ n: z.number() }),
  attempts: 1,
});

@HandlesJob(readJob)
class ReadHandler implements JobHandler<{ id: string }> {
  async handle(): Promise<void> {}
}

@HandlesJob(readJob)
class SecondReadHandler implements JobHandler<{ id: string }> {
  async handle(): Promise<void> {}
}

async function boot(definitions: JobDefinition<unknown>[], handlers: Type[], role: ProcessRole = 'all') {
  const options: JobsOptions = {
    config: { redisUrl: null, workerConcurrency: 1 },
    databaseUrl: 'postgres://127.0.0.1:1/none',
    definitions,
    role,
  };

  @Module({
    imports: [DiscoveryModule],
    providers: [{ provide: JOBS_OPTIONS, useValue: options }, JobRegistry, ...handlers],
  })
  class RegistryModule {}

  const app = await NestFactory.createApplicationContext(RegistryModule, { logger: false, abortOnError: false });
  return app.get(JobRegistry);
}

describe(JobRegistry.name, () => {
  it('finds the handler of a job by its name', async () => {
    const registry = await boot([readJob], [ReadHandler]);
    expect(registry.find('test.read')).toMatchObject({ definition: readJob, handler: expect.any(ReadHandler) });
    expect(registry.find('test.other')).toBeUndefined();
  });

  it('refuses to start with a job that nobody handles, and names it', async () => {
    await expect(boot([readJob, otherJob], [ReadHandler])).rejects.toThrow('jobs without a handler: test.other');
  });

  it('lets a process that runs no jobs leave the handlers out', async () => {
    const registry = await boot([readJob, otherJob], [], 'api');
    expect(registry.definition('test.read')).toBe(readJob);
  });

  it('refuses two handlers of one job', async () => {
    await expect(boot([readJob], [ReadHandler, SecondReadHandler])).rejects.toThrow('test.read has two handlers');
  });

  it('refuses a handler whose job is not in the list', async () => {
    await expect(boot([], [ReadHandler])).rejects.toThrow('test.read has a handler but is not in the definitions');
  });

  it('refuses two jobs of one name', async () => {
    await expect(boot([readJob, { ...otherJob, name: 'test.read' }], [ReadHandler])).rejects.toThrow(
      'two jobs are called test.read',
    );
  });
});
