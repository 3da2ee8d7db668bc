import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import request from 'supertest';
import { ExtractClaimsHandler } from '../../../src/extraction/extract-claims.handler.js';
import { ExtractionModule } from '../../../src/extraction/extraction.module.js';
import { type ExtractorInput, ExtractorPort } from '../../../src/extraction/extractor.port.js';
import { HandOutReruns } from '../../../src/extraction/reruns/hand-out-reruns.service.js';
import { RerunDocumentHandler } from '../../../src/extraction/reruns/rerun-document.handler.js';
import { RerunWriter } from '../../../src/extraction/reruns/rerun-writer.js';
import type { JobContext } from '../../../src/jobs/job-handler.decorator.js';
import { ResolveSourcesHandler } from '../../../src/source-changes/resolve-sources.handler.js';
import { SourceChangesModule } from '../../../src/source-changes/source-changes.module.js';
import { type Desk, openDesk } from '../documents/desk.js';
import { type ClaimState, context, COST, HOUSES, JOBS, TEXT } from './storm-desk.js';

describe('reruns of the extraction', () => {
  let desk: Desk;
  let admin: string;

  const as = (user: string, method: 'get' | 'post' | 'put', path: string) =>
    request(desk.app.getHttpServer())[method](path).set('x-user', user);
  const ask = async (body: object) => (await as(admin, 'post', '/extraction/reruns').send(body).expect(202)).body;
  const rerun = async (id: string) => (await as(admin, 'get', `/extraction/reruns/${id}`).expect(200)).body;
  const cancel = (id: string) => as(admin, 'post', `/extraction/reruns/${id}/cancel`);
  const changeSettings = async (settings: object) => {
    const { version } = (await as(admin, 'get', '/settings/extraction')).body;
    await as(admin, 'put', '/settings/extraction').set('if-match', `"${version}"`).send(settings).expect(200);
  };
  const jobOf = async (id: string, kind: string) =>
    (await as(admin, 'get', `/documents/${id}/jobs`)).body.items.find((job: { kind: string }) => job.kind === kind);
  const extract = async (id: string) => {
    const job = await jobOf(id, 'EXTRACT');
    const run = context({ jobId: job.id });
    await desk.app.get(ExtractClaimsHandler).handle({ documentId: id, versionNumber: job.versionNumber }, run);
  };
  const searched = async (text = TEXT): Promise<string> => {
    const { body } = await as(admin, 'post', '/documents').send({ text, language: 'en' });
    await extract(body.id);
    return body.id;
  };
  const claims = (documentId: string): Promise<ClaimState[]> =>
    desk.database.query(
      `SELECT statement, workflow_state AS state, score, reasons, unsuggested_since IS NOT NULL AS unsuggested,
         extractor_opinion AS first, latest_opinion AS latest FROM claim WHERE document_id = $1 ORDER BY statement`,
      [documentId],
    );
  const find = async (documentId: string, statement: string) =>
    (await claims(documentId)).find((claim) => claim.statement === statement)!;
  const handle = (rerunId: string, documentId: string, over: Partial<JobContext> = {}) =>
    desk.app.get(RerunDocumentHandler).handle({ rerunId, documentId }, context(over));
  const handedOut = (): Promise<{ rerunId: string; documentId: string }[]> =>
    desk.database.query(
      `SELECT payload ->> 'rerunId' AS "rerunId", payload ->> 'documentId' AS "documentId" FROM outbox_job
       WHERE name = 'extraction.rerun-document' ORDER BY created_at, id`,
    );
  /** Runs what was handed out, and what that hands out, to the end. */
  const runAll = async () => {
    for (let jobs = await handedOut(); jobs.length > 0; jobs = await handedOut()) {
      await desk.database.query(`DELETE FROM outbox_job WHERE name = 'extraction.rerun-document'`);
      for (const job of jobs) await handle(job.rerunId, job.documentId);
    }
  };
  const audited = (documentId: string, event: string): Promise<{ data: Record<string, unknown> }[]> =>
    desk.database.query(
      `SELECT event.data FROM audit_event event LEFT JOIN claim ON claim.id = event.entity_id
       WHERE event.event = $2 AND (claim.document_id = $1 OR event.entity_id = $1) ORDER BY seq`,
      [documentId, event],
    );

  beforeAll(async () => {
    desk = await openDesk([ExtractionModule, SourceChangesModule], { reruns: { atOnce: 2, perMinute: 1000 } });
    admin = (await desk.addUser('admin')).as;
  }, 60_000);
  afterAll(() => desk?.close());
  beforeEach(async () => {
    jest.restoreAllMocks();
    await desk.database.query(`DELETE FROM outbox_job`);
    for (const { id, status } of (await as(admin, 'get', '/extraction/reruns?limit=200')).body.items) {
      if (status === 'RUNNING') await cancel(id);
    }
    await desk.database.query(`DELETE FROM extraction_rerun_document`);
    await desk.database.query(`DELETE FROM extraction_rerun`);
    await changeSettings({});
  });

  it('find nothing to do while extractor and settings are those of the last search', async () => {
    const id = await searched();
    const { id: rerunId } = await ask({ dryRun: false, documentIds: [id] });
    expect(await rerun(rerunId)).toMatchObject({ status: 'DONE', matched: 0, changes: { added: 0 } });
    expect(await handedOut()).toEqual([]);
  });

  it('mark what would not be suggested any more, and keep it, its first opinion and its identity', async () => {
    const id = await searched();
    const before = await claims(id);
    expect(before.map(({ statement }) => statement)).toEqual([COST, HOUSES, JOBS].sort());
    await changeSettings({ maxClaims: 1 });
    const { id: rerunId } = await ask({ dryRun: false, documentIds: [id] });
    await runAll();
    expect(await rerun(rerunId)).toMatchObject({
      status: 'DONE',
      matched: 1,
      documents: { waiting: 0, running: 0, done: 1, skipped: 0, failed: 0, cancelled: 0 },
      changes: { added: 0, noLongerSuggested: 2, suggestedAgain: 0 },
      sample: [],
    });
    const { items } = (await as(admin, 'get', '/notifications')).body;
    const ends = items.filter(({ data }: { data: { rerunId?: string } }) => data.rerunId === rerunId);
    expect(ends).toMatchObject([
      {
        kind: 'extraction.rerun_finished',
        text: 'The rerun you asked for has ended: 1 documents.',
        data: { dryRun: false, documents: 1, failed: 0 },
      },
    ]);
    const after = await claims(id);
    expect(after.map(({ statement, state, first }) => ({ statement, state, first }))).toEqual(
      before.map(({ statement, state, first }) => ({ statement, state, first })),
    );
    const marked = after.filter(({ unsuggested }) => unsuggested);
    expect(marked).toHaveLength(2);
    for (const claim of marked) {
      expect(claim.latest).toMatchObject({ picked: false });
      expect(claim.reasons).toContain('over-budget');
    }
    expect(await audited(id, 'claim.noLongerSuggested')).toHaveLength(2);
    const shown = async (query: string) =>
      (await as(admin, 'get', `/claims?documentId=${id}&${query}`).expect(200)).body.items;
    expect(await shown('suggested=false')).toHaveLength(2);
    expect(await shown('suggested=true')).toHaveLength(1);
    expect((await shown('suggested=false'))[0].noLongerSuggestedSince).toMatch(/^20/);

    await changeSettings({});
    await ask({ dryRun: false, documentIds: [id] });
    await runAll();
    expect((await claims(id)).map(({ unsuggested }) => unsuggested)).toEqual([false, false, false]);
    expect(await audited(id, 'claim.suggestedAgain')).toHaveLength(2);
    expect(await claims(id)).toHaveLength(3);
  });

  it('add what is new and nothing twice, however often they run', async () => {
    await changeSettings({ maxClaims: 1 });
    const id = await searched();
    const [only] = await claims(id);
    await changeSettings({});
    const { id: rerunId } = await ask({ dryRun: false, documentIds: [id] });
    await Promise.all([handle(rerunId, id), handle(rerunId, id)]);
    await handle(rerunId, id);
    expect((await rerun(rerunId)).changes).toMatchObject({ added: 2, noLongerSuggested: 0 });
    expect(await claims(id)).toHaveLength(3);
    expect(await find(id, only!.statement)).toEqual(only);
  });

  it('show in a preview what they would do, and write nothing', async () => {
    const id = await searched();
    await desk.database.query(
      `UPDATE claim SET workflow_state = 'REJECTED', reject_reason = 'vague' WHERE document_id = $1 AND statement = $2`,
      [id, JOBS],
    );
    // Without predictions, such as what repairs will cost.
    await changeSettings({ threshold: 0, types: ['event', 'quantity', 'quote', 'relation', 'causal', 'none'] });
    // As if it had been scored otherwise.
    await desk.database.query(`UPDATE claim SET score = 0.51 WHERE document_id = $1 AND statement = $2`, [id, HOUSES]);
    const before = await claims(id);
    const audit = await desk.count('audit_event');
    const { id: rerunId } = await ask({ dryRun: true, documentIds: [id] });
    await runAll();
    const preview = await rerun(rerunId);
    expect(preview).toMatchObject({
      status: 'DONE',
      dryRun: true,
      matched: 1,
      changes: { noLongerSuggested: 1, rescored: 1 },
    });
    expect(preview.changes.added).toBeGreaterThan(0);
    const fresh = preview.sample.filter(({ kind }: { kind: string }) => kind === 'added');
    expect(fresh).toHaveLength(preview.changes.added);
    for (const { text, claimId } of fresh) {
      expect(claimId).toBeNull();
      expect([HOUSES, COST, JOBS]).not.toContain(text);
    }
    const gone = preview.sample.find(({ kind }: { kind: string }) => kind === 'noLongerSuggested');
    expect(gone).toMatchObject({ documentId: id, text: COST, reasons: expect.arrayContaining(['type-off']) });
    expect(await claims(id)).toEqual(before);
    // That it was asked for, and its end.
    expect(await desk.count('audit_event')).toBe(audit + 2);
    const { id: realId } = await ask({ dryRun: false, documentIds: [id] });
    await runAll();
    expect((await rerun(realId)).changes).toEqual(preview.changes);
  });

  it('give candidates their new score, and leave alone what somebody has decided on', async () => {
    const id = await searched();
    const decided = await find(id, JOBS);
    const accepted = (await as(admin, 'get', `/claims?documentId=${id}`)).body.items.find(
      (claim: { statement: string }) => claim.statement === JOBS,
    );
    await as(admin, 'post', `/claims/${accepted.id}/accept`).send({ checkReason: 'asked for' }).expect(200);
    otherExtractor('rules-next', (extraction) => ({
      ...extraction,
      claims: extraction.claims
        .filter(({ text }) => text !== JOBS)
        .map((claim) => ({ ...claim, score: 0.625, reasons: ['newly-weighed'] })),
    }));
    const { id: rerunId } = await ask({ dryRun: false, documentIds: [id] });
    await runAll();
    expect((await rerun(rerunId)).changes).toEqual({
      added: 0,
      noLongerSuggested: 0,
      suggestedAgain: 0,
      rescored: 2,
    });
    const houses = await find(id, HOUSES);
    expect(houses).toMatchObject({
      score: 0.625,
      reasons: ['newly-weighed'],
      latest: { extractorVersion: 'rules-next' },
    });
    expect(houses.first.extractorVersion).toMatch(/^rules-\d/);
    expect(await find(id, JOBS)).toEqual({ ...decided, state: 'READY' });
    expect((await audited(id, 'claim.rescored')).map(({ data }) => data['score'])).toEqual([0.625, 0.625]);
    const { items } = (await as(admin, 'get', `/claims?documentId=${id}`)).body;
    const view = items.find((claim: { statement: string }) => claim.statement === HOUSES);
    expect(view).toMatchObject({ scoredBy: 'rules-next', score: 0.625, noLongerSuggestedSince: null });
  });

  it('skip a document that got a newer text, whose own search does it', async () => {
    const id = await searched();
    await changeSettings({ maxClaims: 1 });
    const { id: rerunId } = await ask({ dryRun: false, documentIds: [id] });
    await as(admin, 'post', `/documents/${id}/versions`)
      .send({ text: `${TEXT}\n\nOne more line of text.` })
      .expect(201);
    await runAll();
    expect(await rerun(rerunId)).toMatchObject({
      status: 'DONE',
      documents: { skipped: 1 },
      leftOut: [{ documentId: id, state: 'SKIPPED', reason: 'OVERTAKEN' }],
    });
    expect((await claims(id)).some(({ unsuggested }) => unsuggested)).toBe(false);
    const resolve = await jobOf(id, 'RESOLVE');
    await desk.app
      .get(ResolveSourcesHandler)
      .handle({ documentId: id, versionNumber: 2 }, context({ jobId: resolve.id }));
    await extract(id);
    expect((await claims(id)).filter(({ unsuggested }) => unsuggested)).toHaveLength(2);
  });

  it('skip a document in which claims are still to be placed', async () => {
    const id = await searched();
    await changeSettings({ maxClaims: 1 });
    await as(admin, 'post', `/documents/${id}/versions`)
      .send({ text: `${TEXT}\n\nOne more line of text.` })
      .expect(201);
    await desk.database.query(
      `UPDATE document_version SET extractor_version = 'rules-0', search = '{"settingsVersion": 0}'
       WHERE document_id = $1 AND number = 2`,
      [id],
    );
    const { id: rerunId } = await ask({ dryRun: false, documentIds: [id] });
    await runAll();
    expect((await rerun(rerunId)).leftOut).toMatchObject([{ reason: 'PLACING' }]);
  });

  it.each([
    ['the settings', 'SETTINGS_CHANGED', () => changeSettings({ maxClaims: 3 })],
    ['the extractor', 'EXTRACTOR_CHANGED', () => Promise.resolve(otherExtractor('rules-next'))],
    [
      'what the extractor falls back on',
      'FALLBACK',
      () => Promise.resolve(otherExtractor(null, (extraction) => ({ ...extraction, madeBy: 'rules' }))),
    ],
  ])('skip documents when %s came between', async (_what, reason, change) => {
    const id = await searched();
    await changeSettings({ maxClaims: 1 });
    const { id: rerunId } = await ask({ dryRun: false, documentIds: [id] });
    await change();
    await runAll();
    expect(await rerun(rerunId)).toMatchObject({ status: 'DONE', leftOut: [{ documentId: id, reason }] });
    expect((await claims(id)).some(({ latest }) => latest !== null)).toBe(false);
  });

  it('are cancelled: what waits stays as it is, and what is being searched comes to nothing', async () => {
    const ids = [await searched(), await searched(), await searched()];
    await changeSettings({ maxClaims: 1 });
    const { id: rerunId } = await ask({ dryRun: false, documentIds: ids });
    const [first, second] = await handedOut();
    await handle(rerunId, first!.documentId);
    const writer = desk.app.get(RerunWriter);
    const write = writer.write.bind(writer);
    jest.spyOn(writer, 'write').mockImplementationOnce(async (...args) => {
      await cancel(rerunId).expect(200);
      return write(...args);
    });
    await handle(rerunId, second!.documentId);
    expect(await rerun(rerunId)).toMatchObject({ status: 'CANCELLED', documents: { done: 1, cancelled: 2 } });
    const marked = await Promise.all(ids.map(async (id) => (await claims(id)).some(({ unsuggested }) => unsuggested)));
    expect(marked.filter(Boolean)).toHaveLength(1);
    const again = await cancel(rerunId);
    expect([again.status, again.body.code]).toEqual([409, 'ILLEGAL_TRANSITION']);
    // What a cancelled rerun left is done by the next one.
    await ask({ dryRun: false, documentIds: ids });
    await desk.database.query(`DELETE FROM outbox_job WHERE payload ->> 'rerunId' = $1`, [rerunId]);
    await runAll();
    for (const id of ids) expect((await claims(id)).filter(({ unsuggested }) => unsuggested)).toHaveLength(2);
  });

  it('come one at a time, a preview beside a rerun', async () => {
    const id = await searched();
    await changeSettings({ maxClaims: 1 });
    const { id: first } = await ask({ dryRun: false, documentIds: [id] });
    const second = await as(admin, 'post', '/extraction/reruns').send({ dryRun: false });
    expect([second.status, second.body]).toEqual([409, expect.objectContaining({ code: 'CONFLICT', rerunId: first })]);
    const preview = await ask({ dryRun: true, documentIds: [id] });
    expect(preview.matched).toBe(1);
    const { items } = (await as(admin, 'get', '/extraction/reruns')).body;
    expect(items.map((item: { id: string }) => item.id)).toEqual([preview.id, first]);
  });

  it('hand out no more documents at once and in a minute than the limits say, and hand out lost ones again', async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, () => searched()));
    await changeSettings({ maxClaims: 1 });
    const { id: rerunId } = await ask({ dryRun: false, documentIds: ids });
    const handOut = desk.app.get(HandOutReruns);
    expect(await handedOut()).toHaveLength(2);
    expect((await Promise.all([handOut.handOut(), handOut.handOut()])).flat()).toEqual([0, 0]);
    await handle(rerunId, (await handedOut())[0]!.documentId);
    expect((await rerun(rerunId)).documents).toMatchObject({ done: 1, running: 2, waiting: 2 });

    const limits = Reflect.get(handOut, 'config').reruns as { perMinute: number };
    limits.perMinute = 3;
    await handle(rerunId, (await handedOut())[1]!.documentId);
    expect((await rerun(rerunId)).documents).toMatchObject({ done: 2, running: 1, waiting: 2 });
    limits.perMinute = 1000;

    const lose = () =>
      desk.database.query(
        `UPDATE extraction_rerun_document SET started_at = started_at - interval '2 hours' WHERE state = 'RUNNING'`,
      );
    await lose();
    expect(await handOut.handOut()).toBe(2);
    for (let turn = 0; turn < 2; turn += 1) {
      await lose();
      await handOut.handOut();
    }
    await lose();
    await handOut.handOut();
    expect((await rerun(rerunId)).documents.failed).toBeGreaterThan(0);
    expect((await rerun(rerunId)).leftOut[0]).toMatchObject({ state: 'FAILED', reason: 'INTERNAL' });
  });

  it('write all or nothing of a document when they are cut off, and go on after it', async () => {
    const id = await searched();
    await changeSettings({ maxClaims: 1 });
    const { id: rerunId } = await ask({ dryRun: false, documentIds: [id] });
    const writer = desk.app.get(RerunWriter);
    const write = writer.write.bind(writer);
    jest.spyOn(writer, 'write').mockImplementationOnce(async (...args) => {
      await write(...args);
      throw new Error('the connection was lost');
    });
    await expect(handle(rerunId, id)).rejects.toThrow('the connection was lost');
    expect((await claims(id)).some(({ latest }) => latest !== null)).toBe(false);
    expect((await rerun(rerunId)).documents.running).toBe(1);
    await handle(rerunId, id, { attempt: 2 });
    expect((await rerun(rerunId)).documents.done).toBe(1);
    expect(await audited(id, 'claim.noLongerSuggested')).toHaveLength(2);
  });

  it('tell of a document that cannot be searched, and go on with the others', async () => {
    const ids = [await searched(), await searched()];
    await changeSettings({ maxClaims: 1 });
    const { id: rerunId } = await ask({ dryRun: false, documentIds: ids });
    const extractor = desk.app.get(ExtractorPort);
    jest.spyOn(extractor, 'extract').mockRejectedValueOnce(new Error('it broke'));
    await expect(handle(rerunId, ids[0]!, { lastAttempt: true })).rejects.toThrow('it broke');
    await handle(rerunId, ids[1]!);
    expect(await rerun(rerunId)).toMatchObject({
      status: 'DONE',
      documents: { done: 1, failed: 1 },
      leftOut: [{ documentId: ids[0], state: 'FAILED', reason: 'INTERNAL' }],
    });
  });

  it('are for admins, and say what is wrong with a request', async () => {
    const editor = (await desk.addUser('editor')).as;
    const refused = await as(editor, 'post', '/extraction/reruns').send({ dryRun: true });
    expect([refused.status, refused.body.code]).toEqual([403, 'FORBIDDEN']);
    for (const body of [{}, { dryRun: 'yes' }, { dryRun: true, documentIds: [] }, { dryRun: true, everything: true }]) {
      const { status } = await as(admin, 'post', '/extraction/reruns').send(body);
      expect([JSON.stringify(body), status]).toEqual([JSON.stringify(body), 400]);
    }
    const nobody = '11111111-1111-4111-8111-111111111111';
    expect((await as(admin, 'get', `/extraction/reruns/${nobody}`)).status).toBe(404);
    expect((await cancel(nobody)).status).toBe(404);
  });

  /** From now on the extractor is called otherwise, or finds something else. */
  function otherExtractor(
    version: string | null,
    change: (extraction: Awaited<ReturnType<ExtractorPort['extract']>>) => object = (extraction) => extraction,
  ): void {
    const extractor = desk.app.get(ExtractorPort);
    const extractBefore = extractor.extract.bind(extractor);
    if (version !== null) jest.replaceProperty(extractor as { version: string }, 'version', version);
    jest
      .spyOn(extractor, 'extract')
      .mockImplementation(async (input: ExtractorInput) => change(await extractBefore(input)) as never);
  }
});
