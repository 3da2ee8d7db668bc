import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import request from 'supertest';
import { CandidateWriter } from '../../../src/extraction/candidate-writer.js';
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

  const suggested = (id: string): Promise<{ statement: string }[]> =>
    desk.database.query(`SELECT statement FROM claim WHERE document_id = $1 ORDER BY created_at, statement`, [id]);
  const turnDown = (id: string, statement: string) =>
    desk.database.query(
      `UPDATE claim SET workflow_state = 'REJECTED', reject_reason = 'vague' WHERE document_id = $1 AND statement = $2`,
      [id, statement],
    );
  const replace = async (id: string, text: string) => {
    await post(`/documents/${id}/versions`).send({ text });
    await resolve(id);
    await extract(id);
  };

  it('do not bring back what the desk turned down, in the same words or mended ones, but do when it says something else', async () => {
    const id = await searched();
    await turnDown(id, JOBS);
    const before = await suggested(id);
    const typo = JOBS.replace('labour office', 'labor office');
    await replace(id, FIRST.replace(JOBS, typo));
    await replace(id, FIRST.replace(JOBS, typo.replace('fell to', 'dropped to')));
    expect(await suggested(id)).toEqual(before);
    const other = JOBS.replace('4.1', '9.4');
    await replace(id, FIRST.replace(JOBS, other));
    expect((await suggested(id)).map(({ statement }) => statement)).toContain(other);
    expect(await suggested(id)).toHaveLength(before.length + 1);
  });

  it('are searched where they changed, with what was set aside elsewhere kept in its place', async () => {
    const rest = Array.from({ length: 60 }, (_, n) => `It was a quiet evening in house number ${n}, one may suppose.`);
    const id = await searched([...rest, FIRST].join('\n\n'));
    const setAside = async () =>
      (
        await desk.database.query<{ text: string; start: number; rank: number }[]>(
          `SELECT sentence.text, start_offset AS start, rank FROM discarded_sentence sentence
           JOIN document_version version ON version.id = document_version_id WHERE document_id = $1 ORDER BY rank`,
          [id],
        )
      ).map(({ text, start }) => ({ text, start }));
    const found = await setAside();
    const lead = 'Nobody knows what will happen next.';
    await replace(id, [lead, ...rest.slice(0, 30), ...rest.slice(31), FIRST].join('\n\n'));
    const { text } = await get(`/documents/${id}/versions/2`);
    const now = await setAside();
    expect(now.map((sentence) => sentence.text).sort()).toEqual(
      [...found.map((sentence) => sentence.text).filter((words) => words !== rest[30]), lead].sort(),
    );
    for (const sentence of now) expect(text.startsWith(sentence.text, sentence.start)).toBe(true);
    const { result } = (await get(`/documents/${id}/jobs`)).items[0];
    expect(result).toMatchObject({ claimsFound: 3, claimsAdded: 0, discarded: 60 });
  });

  it('wait with the search while claims are still to be placed', async () => {
    const id = await searched();
    const before = await suggested(id);
    const reworded = HOUSES.replace('destroyed', 'wrecked');
    await post(`/documents/${id}/versions`).send({ text: FIRST.replace(HOUSES, reworded) });
    await post(`/documents/${id}/extract`).send();
    await extract(id);
    expect(await suggested(id)).toEqual(before);
    await resolve(id);
    await extract(id);
    expect(await suggested(id)).toEqual(before);
    expect((await get(`/documents/${id}`)).currentVersion.extractorVersion).not.toBeNull();
  });

  it('add nothing twice when two workers search two versions at once, and a worker is lost in between', async () => {
    const id = await searched();
    const added = 'The bridge over the Nor will stay closed until 14 June, the road office said.';
    const second = `${added}\n\n${FIRST}`;
    await post(`/documents/${id}/versions`).send({ text: second });
    await resolve(id);
    const old = await jobOf(id, 'EXTRACT');
    const cutOff = jest.spyOn(desk.app.get(CandidateWriter), 'write').mockRejectedValueOnce(new Error('killed'));
    const handle = (job: { id: string; versionNumber: number }, attempt: number) =>
      desk.app
        .get(ExtractClaimsHandler)
        .handle({ documentId: id, versionNumber: job.versionNumber }, run(job.id, { attempt }));
    await expect(handle(old, 1)).rejects.toThrow('killed');
    cutOff.mockRestore();
    await post(`/documents/${id}/versions`).send({
      text: `${second}\n\nThe ferry sank on 3 May, the coast guard said.`,
    });
    await resolve(id);
    const newest = await jobOf(id, 'EXTRACT');
    await Promise.all([handle(old, 2), handle(newest, 1), handle(newest, 1), handle(old, 2)]);
    const all = (await suggested(id)).map(({ statement }) => statement);
    expect(all.filter((statement) => statement === added)).toHaveLength(1);
    expect(new Set(all).size).toBe(all.length);
    expect(all).toContain('The ferry sank on 3 May, the coast guard said.');
    const { items } = await get(`/documents/${id}/jobs`);
    expect(items.find((job: { id: string }) => job.id === old.id)).toMatchObject({
      status: 'DONE',
      progress: 100,
      result: { claimsAdded: 0 },
    });
  });

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

  it('tell the verdicts of what moved, and the audit trail once per claim, however often the job runs', async () => {
    const moved = jest.spyOn(desk.app.get(StalenessService), 'sourceMoved');
    const id = await searched();
    await post(`/documents/${id}/versions`).send({ text: FIRST.replace('41', '14') });
    await Promise.all([resolve(id), resolve(id)]);
    await resolve(id);
    expect(moved.mock.calls.map(([, , state]) => state).sort()).toEqual(['CHANGED']);
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
    await post(`/documents/${id}/versions`).send({ text: FIRST.replace('41', '14').replace('$3', '$5') });
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
    expect(new Set(Object.values(await states(id, 2)))).toEqual(new Set(['CHANGED', 'CURRENT']));
  });

  it('say FAILED of every claim when the last try fails, are searched all the same, and can be tried again', async () => {
    const id = await searched();
    await post(`/documents/${id}/versions`).send({ text: `A new lead.\n\n${FIRST}` });
    const broken = jest.spyOn(desk.app.get(PlacementWriter), 'settleUnmoved').mockRejectedValue(new Error('broken'));
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
