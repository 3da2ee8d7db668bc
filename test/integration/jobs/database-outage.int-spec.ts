import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Queue } from 'bullmq';
import { Client } from 'pg';
import { OUTBOX_CHANNEL } from '../../../src/jobs/outbox.js';
import { chooseQueueBackend } from '../../../src/jobs/queue-backend.js';
import { migrateQueue } from '../../../src/jobs/queue-schema.js';
import { WorkerSupervisor } from '../../../src/jobs/workers/worker-supervisor.js';
import { pause, until } from '../../contract/queue-suite-app.js';
import { TestPostgres } from '../../contract/test-postgres.js';
import { WorkerProcess } from './worker-process.js';

const OUTAGE_MS = Number(process.env.CLAIMDESK_TEST_OUTAGE_MS ?? 12_000);
const LIFE_MS = OUTAGE_MS + 120_000;

describe(WorkerSupervisor.name, () => {
  let postgres: TestPostgres;
  let worker: WorkerProcess | null = null;

  beforeAll(async () => {
    postgres = await TestPostgres.start();
  }, 120_000);

  afterEach(async () => {
    await worker?.remove();
    worker = null;
  });

  afterAll(async () => {
    await postgres.remove();
  }, 60_000);

  const startWorker = async (databaseUrl: string): Promise<WorkerProcess> => {
    worker = await WorkerProcess.start(databaseUrl, LIFE_MS);
    const first = await enqueue(databaseUrl);
    await until(() => worker!.handled.includes(first), 30_000);
    return worker;
  };

  it(
    'stays quiet while the database is away and goes on when it is back',
    async () => {
      const url = await postgres.createDatabase('outage');
      const running = await startWorker(url);
      // Due in the middle of the outage.
      const before = await addDelayed(url, OUTAGE_MS / 2);
      const linesBefore = running.logLines;

      await postgres.stop();
      const from = Date.now();
      await pause(OUTAGE_MS);
      const to = Date.now();
      const figures = summary(running, from, to);
      const lines = running.logLines - linesBefore;
      await postgres.startAgain();
      const after = await enqueue(url);
      const back = Date.now();
      await until(() => running.handled.includes(before) && running.handled.includes(after), 60_000);
      const recoveryMs = Date.now() - back;
      await pause(2_000);

      if (process.env.CLAIMDESK_TEST_FIGURES)
        process.stderr.write(`${JSON.stringify({ ...figures, lines, recoveryMs })}\n`);
      expect(lines).toBeLessThan(100);
      expect(figures.samples).toBeGreaterThan((OUTAGE_MS / 500) * 0.8);
      expect(figures.cpuShare).toBeLessThan(0.1);
      expect(figures.rssGrowthMiB).toBeLessThan(40);
      for (const id of [before, after]) expect(running.handled.filter((handled) => handled === id)).toHaveLength(1);
      expect(running.log).not.toContain('unhandled rejection');

      running.kill('SIGTERM');
      await pause(8_000);
      expect(running.hasExited).toBe(true);
    },
    LIFE_MS,
  );

  it('stays quiet while the tables of the queue are missing and goes on when they are back', async () => {
    const url = await postgres.createDatabase('unmigrated');
    const running = await startWorker(url);
    await sql(url, 'DROP SCHEMA bullmq CASCADE');
    const from = Date.now();
    await pause(10_000);
    const figures = summary(running, from, Date.now());
    expect(running.logLines).toBeLessThan(100);
    expect(figures.samples).toBeGreaterThan(15);
    expect(figures.cpuShare).toBeLessThan(0.15);
    await migrateQueue(url);
    const after = await enqueue(url);
    await until(() => running.handled.includes(after), 60_000);
    expect(running.handled.filter((id) => id === after)).toHaveLength(1);
  }, 120_000);

  it('does not start without the tables of the queue, and says what to do', async () => {
    const url = await postgres.createDatabase('bare', { queueTables: false });
    worker = await WorkerProcess.start(url, 30_000);
    expect(await worker.exited).not.toBe(0);
    expect(worker.log).toContain('Run: claimdesk migrate');
    expect(worker.logLines).toBeLessThan(40);
  }, 60_000);

  it('hands the job of a worker that was killed to another worker', async () => {
    const url = await postgres.createDatabase('killed');
    const first = await startWorker(url);
    const id = await enqueue(url, 3_000);
    await until(() => first.begun.includes(id));
    first.kill('SIGKILL');
    await first.exited;
    expect(first.handled).not.toContain(id);
    await first.remove();
    const second = await startWorker(url);
    await until(() => second.handled.includes(id), 40_000);
    expect(second.handled.filter((handled) => handled === id)).toHaveLength(1);
  }, 120_000);
});

/** Growth and CPU share (1 is one core) of the worker in a span of time. */
function summary(running: WorkerProcess, from: number, to: number) {
  // The first two seconds are those in which the connections break.
  const stats = running.statsBetween(from + 2_000, to);
  const [first, last] = [stats[0], stats.at(-1)];
  if (!first || !last || first === last) return { samples: stats.length, cpuShare: 1, rssGrowthMiB: Infinity };
  const peak = Math.max(...stats.map(({ rss }) => rss));
  return {
    samples: stats.length + 4,
    cpuShare: Number(((last.cpuMs - first.cpuMs) / (last.at - first.at)).toFixed(4)),
    rssGrowthMiB: Math.round((peak - first.rss) / 2 ** 20),
  };
}

async function sql(databaseUrl: string, text: string, values: unknown[] = []): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(text, values);
  await client.end();
}

/** Puts a job into the outbox the way `Outbox` does. */
async function enqueue(databaseUrl: string, ms = 0): Promise<string> {
  const id = randomUUID();
  await sql(
    databaseUrl,
    `WITH row AS (INSERT INTO outbox_job (id, queue, name, payload) VALUES ($1, 'documents', 'probe', $2))
     SELECT pg_notify($3, '')`,
    [id, JSON.stringify({ ms }), OUTBOX_CHANNEL],
  );
  return id;
}

async function addDelayed(databaseUrl: string, delay: number): Promise<string> {
  const backend = chooseQueueBackend({ redisUrl: null, databaseUrl });
  const queue = new Queue('documents', { connection: backend.producers }, backend.factory);
  const jobId = randomUUID();
  await queue.add('probe', { ms: 0 }, { jobId, delay, attempts: 5 });
  await queue.close();
  await backend.close();
  return jobId;
}
