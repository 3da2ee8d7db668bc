import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JobContext } from '../../../src/jobs/job-handler.decorator.js';
import { JobRegistry } from '../../../src/jobs/job-registry.js';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import {
  assign,
  changeText,
  expectStatus,
  ingestAndExtract,
  openRound,
  rate,
  accept,
  approveAndPublish,
  DEMO_ARTICLE,
} from '../../support/journey.js';

interface Ran {
  id: string;
  name: string;
  data: unknown;
}

/** Invariant I9: queues deliver at least once, so whatever has run may run again at any later moment. */
describe('every job that has run, run again on a desk at rest,', () => {
  let app: TestApp;
  let ran: Ran[];

  beforeAll(async () => {
    app = await TestApp.start();
    const admin = await app.person('admin@desk.test', ['admin']);
    const editor = await app.person('editor@desk.test', ['editor']);
    const second = await app.person('second@desk.test', ['editor']);
    const raters = [await app.person('a@desk.test', ['reviewer']), await app.person('b@desk.test', ['reviewer'])];
    const { documentId, claimIds } = await ingestAndExtract(editor);
    const [published = '', running = ''] = claimIds;
    await accept(editor, published);
    await rate(
      editor,
      published,
      raters.map((rater): [TestClient, string] => [rater, 'TRUE']),
    );
    await approveAndPublish(second, published);
    await accept(editor, running);
    await assign(editor, await openRound(editor, running), ...raters);
    await changeText(editor, documentId, DEMO_ARTICLE.replace('41', '47'));
    const { version } = (await admin.get(`/users/${raters[0]!.id}`)).body;
    const leaves = { status: 'DISABLED' };
    await expectStatus(200, admin.patch(`/users/${raters[0]!.id}`, leaves, { 'if-match': `"${version}"` }));
    ran = await atRest();
  }, 90_000);
  afterAll(() => app?.close());

  /** Waits until nothing is left to do. @returns what was done, the workflow's own scheduled jobs as well. */
  async function atRest(): Promise<Ran[]> {
    for (let turn = 0; turn < 400; turn += 1) {
      const [row] = await app.sql.query(
        `SELECT (SELECT count(*) FROM outbox_job) + (SELECT count(*) FROM document_job WHERE status IN ('QUEUED', 'RUNNING'))
           + (SELECT count(*) FROM bullmq.job WHERE state IN ('waiting', 'active')) AS open,
           (SELECT count(*) FROM assignment WHERE state = 'REVOKED') AS revoked`,
      );
      if (Number(row.open) === 0 && Number(row.revoked) > 0) {
        return app.sql.query<Ran[]>(`SELECT id, name, data FROM bullmq.job WHERE state = 'completed'`);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('the worker does not come to rest');
  }

  const TABLES = [
    'document',
    'document_version',
    'document_job',
    'claim',
    'claim_placement',
    'claim_statement_revision',
    'claim_board',
    'review_round',
    'round_slot',
    'assignment',
    'review',
    'verdict',
    'correction',
    'notification',
    'audit_head',
    'outbox_job',
  ];
  async function everything(): Promise<Record<string, string>> {
    const hashes = TABLES.map(
      (name) => `(SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM ${name} t) AS ${name}`,
    );
    const [row] = await app.sql.query(`SELECT ${hashes.join(', ')}`);
    return row;
  }

  const isByTheClock = ({ data }: Ran): boolean => JSON.stringify(payloadOf(data)) === '{}';
  const payloadOf = (data: unknown): unknown => (typeof data === 'string' ? JSON.parse(data) : data);

  async function runTwiceAtOnce({ id, name, data }: Ran): Promise<void> {
    const job = app.get(JobRegistry).find(name);
    if (!job) throw new Error(`no handler of ${name}`);
    const payload = job.definition.payload.parse(payloadOf(data));
    const context: JobContext = { jobId: id, attempt: 1, lastAttempt: false, progress: () => Promise.resolve() };
    await Promise.all([job.handler.handle(payload, context), job.handler.handle(payload, context)]);
  }

  it('changes nothing, also when it runs twice at the same time', async () => {
    const names = new Set(ran.map(({ name }) => name));
    expect([...names]).toEqual(expect.arrayContaining(['claims.extract', 'sources.resolve', 'users.deactivated']));
    for (const name of ['assignments.expire-leases', 'assignments.remind']) {
      if (!names.has(name)) ran.push({ id: randomUUID(), name, data: {} });
    }
    // What goes by the clock does what has become due since it last ran; after that it too has nothing left to do.
    for (const job of ran.filter(isByTheClock)) await runTwiceAtOnce(job);
    await atRest();
    const before = await everything();
    for (const job of ran) {
      await runTwiceAtOnce(job);
      expect([job.name, await everything()]).toEqual([job.name, before]);
    }
  });
});
