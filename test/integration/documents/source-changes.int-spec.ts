import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import request from 'supertest';
import { ExtractClaimsHandler } from '../../../src/extraction/extract-claims.handler.js';
import { ExtractionModule } from '../../../src/extraction/extraction.module.js';
import type { JobContext } from '../../../src/jobs/job-handler.decorator.js';
import { PlacementWriter } from '../../../src/source-changes/placement-writer.js';
import { ResolveSourcesHandler } from '../../../src/source-changes/resolve-sources.handler.js';
import { SourceChangesModule } from '../../../src/source-changes/source-changes.module.js';
import { StalenessService } from '../../../src/verdicts/staleness.service.js';
import { type Desk, openDesk } from './desk.js';

const HOUSES = 'The storm destroyed 41 houses in Norvale on Monday, the mayor said.';
const COST = 'Repairs will cost $3 million, according to the council of Norvale.';
const JOBS = 'Unemployment in Norvale fell to 4.1 percent in March, the labour office said.';
const FIRST = `${HOUSES}\n\n${COST}\n\n${JOBS}`;

interface Placed {
  statement: string;
  number: number;
  state: string;
  exact: string | null;
  start: number | null;
  end: number | null;
}

describe('new texts of documents', () => {
  let desk: Desk;
  let editor: string;

  const post = (path: string) => request(desk.app.getHttpServer()).post(path).set('x-user', editor);
  const get = async (path: string) => (await request(desk.app.getHttpServer()).get(path).set('x-user', editor)).body;
  const run = (jobId: string, over: Partial<JobContext> = {}): JobContext => ({
    jobId,
    attempt: 1,
    lastAttempt: false,
    progress: () => Promise.resolve(),
    ...over,
  });
  const jobOf = async (id: string, kind: string): Promise<{ id: string; versionNumber: number; status: string }> =>
    (await get(`/documents/${id}/jobs`)).items.find((job: { kind: string }) => job.kind === kind);
  const extract = async (id: string) => {
    const job = await jobOf(id, 'EXTRACT');
    await desk.app.get(ExtractClaimsHandler).handle({ documentId: id, versionNumber: job.versionNumber }, run(job.id));
  };
  const resolve = async (id: string, over: Partial<JobContext> = {}, job?: { id: string; versionNumber: number }) => {
    const { id: jobId, versionNumber } = job ?? (await jobOf(id, 'RESOLVE'));
    await desk.app.get(ResolveSourcesHandler).handle({ documentId: id, versionNumber }, run(jobId, over));
  };
  const placed = (id: string, number: number): Promise<Placed[]> =>
    desk.database.query(
      `SELECT claim.statement, version.number, placement.source_state AS state, placement.exact,
              placement.start_offset AS start, placement.end_offset AS end
       FROM claim_placement placement JOIN claim ON claim.id = placement.claim_id
       JOIN document_version version ON version.id = placement.document_version_id
       WHERE claim.document_id = $1 AND version.number = $2 ORDER BY claim.statement`,
      [id, number],
    );
  const states = async (id: string, number: number): Promise<Record<string, string>> =>
    Object.fromEntries((await placed(id, number)).map(({ statement, state }) => [statement, state]));

  /** A document whose first text has been searched. */
  const searched = async (text = FIRST): Promise<string> => {
    const { body } = await post('/documents').send({ text });
    await extract(body.id);
    return body.id;
  };

  beforeAll(async () => {
    desk = await openDesk([ExtractionModule, SourceChangesModule]);
    editor = (await desk.addUser('editor')).as;
  }, 60_000);
  afterAll(() => desk.close());

  it('are never there without a pending place for every live claim', async () => {
    const id = await searched();
    await desk.database.query(
      `UPDATE claim SET workflow_state = 'REJECTED', reject_reason = 'vague' WHERE document_id = $1 AND statement = $2`,
      [id, JOBS],
    );
    const { status, body } = await post(`/documents/${id}/versions`).send({ text: `A new lead.\n\n${FIRST}` });
    expect(status).toBe(201);
    expect(body).toMatchObject({ currentVersion: { number: 2, extractorVersion: null } });
    expect(body.jobs[0]).toMatchObject({ kind: 'RESOLVE', status: 'QUEUED', versionNumber: 2 });
    expect(await states(id, 2)).toEqual({ [HOUSES]: 'PENDING', [COST]: 'PENDING' });
    const outbox = await desk.database.query(`SELECT name, payload FROM outbox_job WHERE id = $1`, [body.jobs[0].id]);
    expect(outbox).toEqual([{ name: 'sources.resolve', payload: { documentId: id, versionNumber: 2 } }]);
  });

  it('carry what stands on the same words, flag what does not, and are then searched for what is new', async () => {
    const id = await searched();
    const before = await desk.count('claim');
    const added = 'The bridge over the Nor will stay closed until 14 June, the road office said.';
    const changed = HOUSES.replace('41', '14');
    await post(`/documents/${id}/versions`).send({ text: `${added}\n\n${changed}\n\n${COST}` });
    await resolve(id);
    const { text } = await get(`/documents/${id}/versions/2`);
    expect(await states(id, 2)).toEqual({ [HOUSES]: 'CHANGED', [COST]: 'CURRENT', [JOBS]: 'GONE' });
    for (const { start, end, exact } of await placed(id, 2)) {
      expect(start === null ? null : text.slice(start, end ?? 0)).toBe(exact);
    }
    const [job] = (await get(`/documents/${id}/jobs`)).items;
    expect(job).toMatchObject({ kind: 'EXTRACT', versionNumber: 2, status: 'QUEUED' });
    await extract(id);
    // The changed sentence belongs to its claim; only the new one is a candidate.
    expect(await states(id, 2)).toEqual({ [HOUSES]: 'CHANGED', [COST]: 'CURRENT', [JOBS]: 'GONE', [added]: 'CURRENT' });
    expect(await desk.count('claim')).toBe(before + 1);
    expect((await get(`/documents/${id}`)).currentVersion.extractorVersion).not.toBeNull();
  });

  it('tell the verdicts, and the audit trail once per claim, however often the job runs', async () => {
    const moved = jest.spyOn(desk.app.get(StalenessService), 'sourceMoved');
    const id = await searched();
    await post(`/documents/${id}/versions`).send({ text: FIRST.replace('41', '14') });
    await Promise.all([resolve(id), resolve(id)]);
    await resolve(id);
    expect(moved.mock.calls.map(([, , state]) => state).sort()).toEqual(['CHANGED', 'CURRENT', 'CURRENT']);
    moved.mockRestore();
    const events = await desk.database.query(
      `SELECT from_state, to_state, claim_id, entity_type FROM audit_event
       WHERE event = 'source.resolved' AND claim_id IN (SELECT id FROM claim WHERE document_id = $1)`,
      [id],
    );
    expect(events).toHaveLength(3);
    for (const event of events) expect(event).toMatchObject({ from_state: 'PENDING', entity_type: 'placement' });
  });

  it('are compared with the words that were accepted last, not with a version in between', async () => {
    const id = await searched();
    await post(`/documents/${id}/versions`).send({ text: FIRST.replace('41', '14') });
    await resolve(id);
    // Nothing changes from version 2 to 3 in this claim, and yet it is not what was judged.
    await post(`/documents/${id}/versions`).send({ text: `${FIRST.replace('41', '14')}\n\nMore will follow.` });
    await resolve(id);
    expect((await states(id, 3))[HOUSES]).toBe('CHANGED');
    await post(`/documents/${id}/versions`).send({ text: FIRST });
    await resolve(id);
    expect((await states(id, 4))[HOUSES]).toBe('CURRENT');
  });

  it('leave the jobs of the text before without anything to do', async () => {
    const { body } = await post('/documents').send({ text: FIRST });
    const id: string = body.id;
    const [first] = body.jobs;
    await post(`/documents/${id}/versions`).send({ text: `${FIRST}\n\nMore.` });
    const second = await jobOf(id, 'RESOLVE');
    await desk.app.get(ExtractClaimsHandler).handle({ documentId: id, versionNumber: 1 }, run(first.id));
    expect(await placed(id, 1)).toEqual([]);
    await post(`/documents/${id}/versions`).send({ text: `${FIRST}\n\nMore again.` });
    await resolve(id, {}, second);
    const jobs = (await get(`/documents/${id}/jobs`)).items;
    expect(jobs.filter(({ status }: { status: string }) => status === 'QUEUED')).toMatchObject([
      { kind: 'RESOLVE', versionNumber: 3 },
    ]);
    await resolve(id);
    await extract(id);
    expect(Object.values(await states(id, 3))).toEqual(['CURRENT', 'CURRENT', 'CURRENT']);
  });

  it('keep the places as they are when the job is cut off, and settle them when it runs again', async () => {
    const id = await searched();
    await post(`/documents/${id}/versions`).send({ text: `A new lead.\n\n${FIRST}` });
    const writer = desk.app.get(PlacementWriter);
    const settle = writer.settle.bind(writer);
    let calls = 0;
    const broken = jest.spyOn(writer, 'settle').mockImplementation(async (...args) => {
      calls += 1;
      if (calls === 2) throw new Error('killed');
      await settle(...args);
    });
    await expect(resolve(id)).rejects.toThrow('killed');
    broken.mockRestore();
    expect(new Set(Object.values(await states(id, 2)))).toEqual(new Set(['PENDING']));
    await resolve(id, { attempt: 2 });
    expect(new Set(Object.values(await states(id, 2)))).toEqual(new Set(['CURRENT']));
  });

  it('say FAILED of every claim when the last try fails, are searched all the same, and can be tried again', async () => {
    const id = await searched();
    await post(`/documents/${id}/versions`).send({ text: `A new lead.\n\n${FIRST}` });
    const broken = jest.spyOn(desk.app.get(PlacementWriter), 'settle').mockRejectedValue(new Error('broken'));
    await expect(resolve(id, { attempt: 4, lastAttempt: true })).rejects.toThrow('broken');
    broken.mockRestore();
    expect(new Set(Object.values(await states(id, 2)))).toEqual(new Set(['FAILED']));
    const failed = await jobOf(id, 'RESOLVE');
    expect(failed).toMatchObject({ status: 'FAILED', error: { code: 'INTERNAL' } });
    expect(await jobOf(id, 'EXTRACT')).toMatchObject({ status: 'QUEUED', versionNumber: 2 });
    await extract(id);
    const { body } = await post(`/documents/${id}/jobs/${failed.id}/retry`);
    expect(body).toMatchObject({ kind: 'RESOLVE', status: 'QUEUED' });
    await resolve(id, {}, body);
    expect(new Set(Object.values(await states(id, 2)))).toEqual(new Set(['CURRENT']));
    expect(await placed(id, 2)).toHaveLength(3);
  });

  it('are one after the other when several come at once', async () => {
    const id = await searched();
    const answers = await Promise.all(
      [1, 2, 3].map((n) => post(`/documents/${id}/versions`).send({ text: `${FIRST}\n\n${n}.` })),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body.currentVersion.number))).toEqual(new Set([2, 3, 4]));
  });

  it('are put in once with the same Idempotency-Key', async () => {
    const id = await searched();
    const key = randomUUID();
    const send = () =>
      post(`/documents/${id}/versions`)
        .set('Idempotency-Key', key)
        .send({ text: `${FIRST}\n\nNew.` });
    const first = await send();
    expect((await send()).body).toEqual(first.body);
    expect((await get(`/documents/${id}/versions`)).items).toHaveLength(2);
  });

  it('are refused, and nothing is written, when there is nothing new or something is wrong', async () => {
    const id = await searched();
    const { body: unread } = await post('/documents').attach('file', Buffer.from('abc def.'), 'a.txt');
    const { version } = await get(`/documents/${id}`);
    const tables = ['document_version', 'claim_placement', 'document_job', 'outbox_job', 'audit_event'];
    const counts = () => Promise.all(tables.map((table) => desk.count(table)));
    const before = await counts();
    const send = (text: unknown, to = id) => post(`/documents/${to}/versions`).send({ text } as object);
    for (const [answer, status, code] of [
      [await send(FIRST), 409, 'TEXT_UNCHANGED'],
      [await send(FIRST.replaceAll('\n', '\r\n')), 409, 'TEXT_UNCHANGED'],
      [await send(' \n '), 422, 'DOCUMENT_EMPTY'],
      [await send('a\u0000'), 400, 'TEXT_NOT_UNICODE'],
      [await send('a\ud800'), 400, 'TEXT_NOT_UNICODE'],
      [await send(7), 400, 'VALIDATION_FAILED'],
      [await send('a'.repeat(11 * 1024 * 1024)), 413, 'BODY_TOO_LARGE'],
      [await send('New.', randomUUID()), 404, 'NOT_FOUND'],
      [await send('New.', unread.id), 409, 'DOCUMENT_NOT_READY'],
      [await send('New.').set('If-Match', `"${version + 1}"`), 412, 'VERSION_CONFLICT'],
      [await send('New.').set('If-Match', 'yesterday'), 400, 'VALIDATION_FAILED'],
    ] as const) {
      expect([answer.status, answer.body.code]).toEqual([status, code]);
      expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    }
    expect(await counts()).toEqual(before);
    expect((await send('New words.').set('If-Match', `"${version}"`)).status).toBe(201);
  });
});
