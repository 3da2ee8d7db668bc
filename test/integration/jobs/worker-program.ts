import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { Logger, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { z } from 'zod';
import { DatabaseModule } from '../../../src/database/database.module.js';
import { defineJob } from '../../../src/jobs/job-definition.js';
import { HandlesJob, type JobContext, type JobHandler } from '../../../src/jobs/job-handler.decorator.js';
import { JobsModule } from '../../../src/jobs/jobs.module.js';
import { OutboxJob } from '../../../src/jobs/outbox-job.entity.js';

/**
 * A worker process for the fault tests: `worker-program.ts <database url> <folder>`. It writes the id of every job
 * it has run to `<folder>/handled`, the id of every job it begins to `<folder>/begun` and, every 500 ms, one line of
 * JSON about itself to `<folder>/stats`.
 */
const [databaseUrl = '', folder = ''] = process.argv.slice(2);

const probeJob = defineJob({
  name: 'probe',
  queue: 'documents',
  payload: z.object({ ms: z.number() }),
  attempts: 5,
});

@HandlesJob(probeJob)
class ProbeHandler implements JobHandler<{ ms: number }> {
  async handle({ ms }: { ms: number }, { jobId }: JobContext): Promise<void> {
    appendFileSync(join(folder, 'begun'), `${jobId}\n`);
    await new Promise((resolve) => setTimeout(resolve, ms));
    appendFileSync(join(folder, 'handled'), `${jobId}\n`);
  }
}

@Module({
  imports: [
    DatabaseModule.forRoot({ url: databaseUrl, entities: [OutboxJob], migrations: [], poolSize: 4 }),
    JobsModule.forRoot({
      config: { redisUrl: null, workerConcurrency: 4 },
      databaseUrl,
      definitions: [probeJob],
      role: 'all',
    }),
  ],
  providers: [ProbeHandler],
})
class WorkerModule {}

function noteStats(): void {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  const line = JSON.stringify({ at: Date.now(), cpuMs: (user + system) / 1_000, rss, heapUsed });
  appendFileSync(join(folder, 'stats'), `${line}\n`);
}

process.on('unhandledRejection', (error) => new Logger('Process').error(`unhandled rejection: ${String(error)}`));
const app = await NestFactory.createApplicationContext(WorkerModule, { logger: ['log', 'warn', 'error', 'fatal'] });
app.enableShutdownHooks();
setInterval(noteStats, 500).unref();
