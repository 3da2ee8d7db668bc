import { OutboxJob } from '../../../src/jobs/outbox-job.entity.js';
import type { JobContext } from '../../../src/jobs/job-handler.decorator.js';
import { HandOutChecks } from '../../../src/watching/hand-out-checks.service.js';
import { runCheckJob } from '../../../src/watching/run-check.job.js';
import { RunCheckHandler } from '../../../src/watching/run-check.handler.js';
import type { TestApp } from '../../support/app.js';

/** A check that was handed out. */
export interface HandedOut {
  kind: 'PAGE' | 'FEED' | 'ENTRY';
  id: string;
  leaseId: string;
}

/** Times on the desk's clock from now. */
export const inMinutes = (minutes: number): Date => new Date(Date.now() + minutes * 60_000);

/** Hands out what is due at a time, and takes the jobs as a worker would get them. For an application without workers. */
export async function handOut(app: TestApp, at?: Date): Promise<HandedOut[]> {
  await app.get(HandOutChecks).handOut(at);
  const rows = await app.sql.manager.find(OutboxJob, {
    where: { name: runCheckJob.name },
    order: { createdAt: 'ASC' },
  });
  if (rows.length > 0) await app.sql.manager.remove([...rows]);
  return rows.map(({ payload }) => payload as HandedOut);
}

/** Makes one check. */
export const runCheck = (app: TestApp, job: HandedOut, over: Partial<JobContext> = {}): Promise<void> =>
  app
    .get(RunCheckHandler)
    .handle(job, { jobId: '', attempt: 1, lastAttempt: true, progress: () => Promise.resolve(), ...over });

/** Hands out and makes checks until nothing is due any more. @returns how many were made */
export async function runDue(app: TestApp, at?: Date): Promise<number> {
  for (let made = 0; ;) {
    const jobs = await handOut(app, at);
    if (jobs.length === 0) return made;
    for (const job of jobs) await runCheck(app, job);
    made += jobs.length;
  }
}
