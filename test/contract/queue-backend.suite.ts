import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { OutboxQueries } from '../../src/jobs/outbox.queries.js';
import { chooseQueueBackend } from '../../src/jobs/queue-backend.js';
import type { QueueBackend } from '../../src/jobs/queue-backend.port.js';
import { RateLimitedLog } from '../../src/jobs/rate-limited-log.js';
import { type Process, WorkerSet } from '../../src/jobs/workers/worker-set.js';
import { pause, startSuiteApp, type SuiteApp, until } from './queue-suite-app.js';
import { ended, failJob, recordJob, runs, slowJob, tickJob } from './queue-suite-jobs.js';

/** Where a run of the suite keeps its jobs; `redisUrl` null means in PostgreSQL. */
export interface QueueTarget {
  databaseUrl: string;
  redisUrl: string | null;
  stop(): Promise<void>;
}

/** The promises every queue backend keeps. */
export function queueBackendSuite(name: string, open: () => Promise<QueueTarget>): void {
  describe(`queue on ${name}`, () => {
    let target: QueueTarget;
    let backend: QueueBackend;
    let api: SuiteApp;
    const apps: SuiteApp[] = [];
    const sets: WorkerSet[] = [];

    const start = async (options: Partial<Parameters<typeof startSuiteApp>[0]> = {}): Promise<SuiteApp> => {
      const app = await startSuiteApp({ role: 'all', ...target, ...options });
      apps.push(app);
      return app;
    };
    const startSet = async (process: Process): Promise<WorkerSet> => {
      const log = new RateLimitedLog('suite');
      const set = new WorkerSet({ backend, queues: ['documents'], concurrency: 2, process, log });
      await set.start();
      sets.push(set);
      return set;
    };
    const runsOf = (id: string) => runs.filter((run) => (run.payload as { id?: string }).id === id);
    const stateOf = (queue: 'documents' | 'workflow', id: string) => api.queues.get(queue).getJobState(id);

    beforeAll(async () => {
      Logger.overrideLogger(false);
      target = await open();
      backend = chooseQueueBackend(target);
      api = await startSuiteApp({ role: 'api', ...target });
    }, 120_000);

    beforeEach(() => {
      runs.length = 0;
      ended.length = 0;
    });

    afterEach(async () => {
      jest.restoreAllMocks();
      await Promise.all(apps.splice(0).map((app) => app.context.close()));
      await Promise.all(sets.splice(0).map((set) => set.close(0)));
      for (const queue of api.queues.all()) await queue.obliterate({ force: true });
    }, 60_000);

    afterAll(async () => {
      await api?.context.close();
      await backend?.close();
      await target?.stop();
    }, 60_000);

    describe('running jobs', () => {
      it('runs a job that was added twice under the same id once', async () => {
        const jobId = randomUUID();
        const queue = api.queues.get('documents');
        await queue.add(recordJob.name, { id: jobId }, { jobId });
        await start();
        await until(() => runsOf(jobId).length === 1);
        await queue.add(recordJob.name, { id: jobId }, { jobId });
        await pause(500);
        expect(runsOf(jobId)).toHaveLength(1);
      });

      it('hands the payload over unchanged', async () => {
        const app = await start();
        const payload = { id: 'ключ 🗝', more: { list: [1, 2.5, null, 'a:b', [{}]], text: 'l\n"q" \\ ü', no: false } };
        const id = await app.transactions.run((tx) => app.outbox.enqueue(tx, recordJob, payload));
        await until(() => runs.length === 1);
        expect(runs[0]).toMatchObject({ payload, context: { jobId: id, attempt: 1, lastAttempt: false } });
        await until(async () => (await stateOf('documents', id)) === 'completed');
      });

      it('tries a failing job again after a growing pause and gives up after its last attempt', async () => {
        const app = await start();
        const id = await app.transactions.run((tx) => app.outbox.enqueue(tx, failJob, { id: 'f' }));
        await until(async () => (await stateOf('workflow', id)) === 'failed', 20_000);
        expect(runs.map(({ context }) => [context.attempt, context.lastAttempt])).toEqual([
          [1, false],
          [2, false],
          [3, true],
        ]);
        expect(runs[1]!.at - runs[0]!.at).toBeGreaterThanOrEqual(490);
        expect(runs[2]!.at - runs[1]!.at).toBeGreaterThanOrEqual(990);
        expect((await app.health.lag()).failed).toBe(1);
      });

      it('gives up a job it does not know, and one whose payload does not fit, without trying again', async () => {
        await start();
        const queue = api.queues.get('documents');
        const [unknown, unfit] = [randomUUID(), randomUUID()];
        await queue.add('suite.unknown', {}, { jobId: unknown, attempts: 5 });
        await queue.add(recordJob.name, { id: 7 }, { jobId: unfit, attempts: 5 });
        await until(async () => (await stateOf('documents', unknown)) === 'failed');
        await until(async () => (await stateOf('documents', unfit)) === 'failed');
        expect((await queue.getJob(unknown))?.failedReason).toContain('no job called suite.unknown');
        expect((await queue.getJob(unfit))?.failedReason).toContain('payload of suite.record does not fit');
        expect(runs).toHaveLength(0);
      });

      it('runs a delayed job when its time has come', async () => {
        await start();
        const at = Date.now();
        await api.queues.get('documents').add(recordJob.name, { id: 'later' }, { jobId: randomUUID(), delay: 700 });
        await until(() => runsOf('later').length === 1);
        expect(runsOf('later')[0]!.at - at).toBeGreaterThanOrEqual(690);
      });
    });

    describe('scheduled jobs', () => {
      it('runs them at their interval once for all processes, and forgets those no longer wanted', async () => {
        const scheduled = [{ definition: tickJob, payload: {}, everyMs: 1_000 }];
        await Promise.all([start({ scheduled }), start({ scheduled })]);
        await until(() => runs.length >= 4, 15_000);
        const gaps = runs.slice(2).map((run, index) => run.at - runs[index + 1]!.at);
        for (const gap of gaps) expect(gap).toBeGreaterThan(500);
        await Promise.all(apps.splice(0).map((app) => app.context.close()));
        await start({ scheduled: [] });
        await until(async () => (await api.queues.get('maintenance').getJobSchedulers()).length === 0);
      }, 40_000);
    });

    describe('several workers', () => {
      it('shares the jobs between two workers and runs each once', async () => {
        const seen: string[][] = [[], []];
        const take = (index: number) => async (job: { id?: string }) => {
          seen[index]!.push(job.id ?? '');
          await pause(20);
        };
        await Promise.all([startSet(take(0)), startSet(take(1))]);
        const ids = Array.from({ length: 60 }, () => randomUUID());
        for (const jobId of ids) await api.queues.get('documents').add(recordJob.name, { id: jobId }, { jobId });
        await until(() => seen.flat().length >= ids.length);
        await pause(300);
        expect(seen.flat().sort()).toEqual([...ids].sort());
        expect(seen.every((part) => part.length > 0)).toBe(true);
      });

      it('runs a job again on another worker when its worker is cut off', async () => {
        const first = await startSet(() => new Promise(() => undefined));
        const jobId = randomUUID();
        await api.queues.get('documents').add(recordJob.name, { id: jobId }, { jobId });
        await until(async () => (await stateOf('documents', jobId)) === 'active');
        await first.close(0);
        const seen: string[] = [];
        await startSet(async (job) => {
          seen.push(job.id ?? '');
        });
        await until(() => seen.length > 0, 40_000);
        await until(async () => (await stateOf('documents', jobId)) === 'completed');
        expect(seen).toEqual([jobId]);
      }, 60_000);

      it('waits for the job in work when it shuts down', async () => {
        const app = await start();
        const id = await app.transactions.run((tx) => app.outbox.enqueue(tx, slowJob, { id: 's', ms: 1_500 }));
        await until(() => runs.length === 1);
        await app.context.close();
        apps.splice(0);
        expect(ended).toEqual([id]);
        expect(await stateOf('documents', id)).toBe('completed');
      });
    });

    describe('outbox', () => {
      it('asks for nothing when the transaction is rolled back', async () => {
        const attempt = api.transactions.run(async (tx) => {
          await api.outbox.enqueue(tx, recordJob, { id: 'never' });
          throw new Error('rolled back');
        });
        await expect(attempt).rejects.toThrow('rolled back');
        expect(await api.relay.drainOnce()).toBe(0);
        expect(await api.health.lag()).toEqual({ oldestOutboxSeconds: null, waiting: 0, failed: 0 });
      });

      it('delivers a committed job within a second of the commit', async () => {
        const app = await start();
        await until(() => app.health.ready());
        await pause(200);
        const at = Date.now();
        await api.transactions.run((tx) => api.outbox.enqueue(tx, recordJob, { id: 'quick' }));
        await until(() => runsOf('quick').length === 1);
        expect(runsOf('quick')[0]!.at - at).toBeLessThan(900);
      });

      it('delivers once when the relay is cut off between adding and deleting', async () => {
        const cut = jest.spyOn(api.context.get(OutboxQueries, { strict: false }), 'remove');
        cut.mockRejectedValueOnce(new Error('cut off'));
        const ids = await api.transactions.run(async (tx) => [
          await api.outbox.enqueue(tx, recordJob, { id: 'one' }),
          await api.outbox.enqueue(tx, recordJob, { id: 'two' }),
        ]);
        await expect(api.relay.drainOnce()).rejects.toThrow('cut off');
        const lag = await api.health.lag();
        expect(lag.waiting).toBe(2);
        expect(lag.oldestOutboxSeconds).toBeGreaterThan(0);
        await start();
        await until(async () => (await api.health.lag()).oldestOutboxSeconds === null);
        await until(async () => (await stateOf('documents', ids[1]!)) === 'completed');
        await pause(300);
        expect(runs.map(({ context }) => context.jobId).sort()).toEqual([...ids].sort());
      });

      it('keeps the order and moves more rows than fit in one batch', async () => {
        const count = 450;
        await api.transactions.run(async (tx) => {
          for (let index = 0; index < count; index += 1) {
            await api.outbox.enqueue(tx, recordJob, { id: String(index) });
          }
        });
        const moved = await Promise.all([api.relay.drainOnce(), api.relay.drainOnce()]);
        expect(moved[0] + moved[1]).toBe(count);
        expect((await api.health.lag()).waiting).toBe(count);
      });
    });
  });
}
