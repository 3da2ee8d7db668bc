import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { ExtractClaimsHandler } from '../../../src/extraction/extract-claims.handler.js';
import { ExtractionModule } from '../../../src/extraction/extraction.module.js';
import { ReadUploadHandler } from '../../../src/source-changes/read-upload.handler.js';
import { RefreshPageHandler } from '../../../src/source-changes/refresh-page.handler.js';
import { CALLS_A_MINUTE } from '../../../src/source-changes/hooks/hooks.service.js';
import { SourceChangesModule } from '../../../src/source-changes/source-changes.module.js';
import { WebSite } from '../../support/web-site.js';
import { type Desk, openDesk } from './desk.js';

const HOUSES = 'The storm destroyed 41 houses in Norvale on Monday, the mayor said.';
const COST =
  'Repairs will cost $3 million, according to the council of Norvale, which met on Tuesday in the town hall.';
const BRIDGE = 'The road office said that the bridge over the Nor will stay closed until the middle of June at least.';
const FIRST = `${HOUSES}\n\n${COST}\n\n${BRIDGE}`;
const CHANGED = FIRST.replace('41', '44');
const OTHER =
  'Farmers in the southern valleys expect the smallest harvest of apples since records began, their union told reporters.';

describe('new versions', () => {
  let desk: Desk;
  let editor: { id: string; as: string };
  let reviewer: { id: string; as: string };
  let site: WebSite;

  const server = () => desk.app.getHttpServer();
  const post = (path: string, as = editor.as) => request(server()).post(path).set('x-user', as);
  const ask = (path: string, as = editor.as) => request(server()).get(path).set('x-user', as);
  const get = async (path: string) => (await ask(path)).body;
  const handled = { UPLOAD: ReadUploadHandler, REFRESH: RefreshPageHandler };
  const run = (id: string, job: { id: string; kind: string }) =>
    desk.app
      .get<ReadUploadHandler>(handled[job.kind as keyof typeof handled])
      .handle(
        { documentId: id, versionNumber: 1 },
        { jobId: job.id, attempt: 1, lastAttempt: true, progress: () => Promise.resolve() },
      );
  const jobOf = async (id: string, jobId: string) =>
    (await get(`/documents/${id}/jobs`)).items.find((job: { id: string }) => job.id === jobId);
  const created = async (over: object = {}): Promise<string> =>
    (await post('/documents').send({ text: FIRST, ...over })).body.id;
  const uploaded = async (id: string, content: string | Buffer, name = 'new.txt') => {
    const { status, body } = await post(`/documents/${id}/versions`).attach('file', Buffer.from(content), name);
    expect([status, body.code]).toEqual([201, undefined]);
    return body.jobs.find((job: { kind: string; status: string }) => job.kind === 'UPLOAD' && job.status === 'QUEUED');
  };

  beforeAll(async () => {
    site = await WebSite.start();
    const fetch = { contact: null, seconds: 40, ports: [], allow: [{ host: '127.0.0.1', port: site.port }] };
    desk = await openDesk([ExtractionModule, SourceChangesModule], { fetch });
    editor = await desk.addUser('editor');
    reviewer = await desk.addUser('reviewer');
  }, 60_000);
  afterAll(async () => {
    await desk.close();
    await site.close();
  });

  describe('by a file', () => {
    it('are read by a job, while the document keeps its text', async () => {
      const id = await created();
      const job = await uploaded(id, CHANGED);
      expect(await get(`/documents/${id}`)).toMatchObject({ status: 'READY', currentVersion: { number: 1 } });
      await run(id, job);
      await run(id, job);
      expect(await jobOf(id, job.id)).toMatchObject({
        status: 'DONE',
        result: { outcome: 'NEW_VERSION', versionNumber: 2 },
      });
      expect(await get(`/documents/${id}`)).toMatchObject({
        status: 'READY',
        currentVersion: { number: 2, origin: 'UPLOAD', createdBy: editor.id, hookId: null, hasOriginal: true },
      });
      expect((await get(`/documents/${id}/versions`)).items).toHaveLength(2);
      expect((await ask(`/documents/${id}/original`)).body.toString()).toBe(CHANGED);
    });

    it('are none when the text is the same but for typography', async () => {
      const id = await created();
      const job = await uploaded(id, `\r\n${FIRST.replaceAll('\n\n', '\r\n\r\n  ')}\r\n`);
      await run(id, job);
      expect(await jobOf(id, job.id)).toMatchObject({ status: 'DONE', result: { outcome: 'UNCHANGED' } });
      expect((await get(`/documents/${id}/versions`)).items).toHaveLength(1);
    });

    it.each([
      ['a broken PDF', Buffer.from('%PDF-1.7\nnothing'), 'new.pdf', 'DOCUMENT_BROKEN'],
      ['a front page', frontPage(), 'new.html', 'DOCUMENT_NOT_ARTICLE'],
      ['an empty page', Buffer.from('<!doctype html><body></body>'), 'new.html', 'DOCUMENT_EMPTY'],
    ])('leave the document as it is when they are %s', async (_, content, name, code) => {
      const id = await created();
      const job = await uploaded(id, content, name);
      await run(id, job);
      expect(await jobOf(id, job.id)).toMatchObject({ status: 'FAILED', error: { code } });
      expect(await get(`/documents/${id}`)).toMatchObject({ status: 'READY', currentVersion: { number: 1 } });
    });

    it('end in the order they were sent, whichever is read first', async () => {
      const id = await created();
      const first = await uploaded(id, FIRST.replace('41', '42'));
      const second = await uploaded(id, FIRST.replace('41', '43'));
      await run(id, second);
      await run(id, first);
      expect(await jobOf(id, first.id)).toMatchObject({ result: { outcome: 'OVERTAKEN', versionNumber: 2 } });
      expect((await get(`/documents/${id}/versions/2`)).text).toContain('43 houses');
      const [third, fourth] = [
        await uploaded(id, FIRST.replace('41', '45')),
        await uploaded(id, FIRST.replace('41', '46')),
      ];
      await Promise.all([run(id, third), run(id, fourth)]);
      expect((await get(`/documents/${id}`)).currentVersion).toMatchObject({ textSha256: expect.any(String) });
      const { number } = (await get(`/documents/${id}`)).currentVersion;
      expect((await get(`/documents/${id}/versions/${number}`)).text).toContain('46 houses');
    });

    it('are refused when something is wrong with the request', async () => {
      const id = await created();
      const { version } = await get(`/documents/${id}`);
      const to = `/documents/${id}/versions`;
      const file = (name = 'a.txt', content = 'New words.') => post(to).attach('file', Buffer.from(content), name);
      for (const [answer, status, code] of [
        [await post(to).send({}), 400, 'VALIDATION_FAILED'],
        [await file().field('text', 'x'), 400, 'VALIDATION_FAILED'],
        [await post(to).send({ text: 'x', charset: 'utf-8' }), 400, 'VALIDATION_FAILED'],
        [await file().field('charset', 'klingon'), 400, 'VALIDATION_FAILED'],
        [await file('a.txt', '  '), 422, 'DOCUMENT_EMPTY'],
        [await file().set('If-Match', `"${version + 1}"`), 412, 'VERSION_CONFLICT'],
        [await post(to, reviewer.as).send({ text: 'x' }), 403, 'FORBIDDEN'],
        [await post(`/documents/${randomUUID()}/versions`).attach('file', Buffer.from('x'), 'a.txt'), 404, 'NOT_FOUND'],
      ] as const) {
        expect([answer.status, answer.body.code]).toEqual([status, code]);
      }
      expect((await file().set('If-Match', `"${version}"`)).status).toBe(201);
    });
  });

  describe('by asking the page again', () => {
    it('are one job however often it is asked for, with the outcome as its result', async () => {
      const path = `/${randomUUID()}`;
      site.page(path, `<html lang="en"><body><article><p>${CHANGED.replaceAll('\n\n', '</p><p>')}</p></article>`);
      const id = await created({ url: site.url(path) });
      const { status, body: job } = await post(`/documents/${id}/refresh`);
      expect([status, job.kind, job.status]).toEqual([202, 'REFRESH', 'QUEUED']);
      expect((await post(`/documents/${id}/refresh`)).body.id).toBe(job.id);
      await run(id, job);
      expect(await jobOf(id, job.id)).toMatchObject({
        status: 'DONE',
        result: { outcome: 'NEW_VERSION', versionNumber: 2, httpStatus: 200, finalUrl: site.url(path) },
      });
      site.status(path, 404);
      const { body: again } = await post(`/documents/${id}/refresh`);
      await run(id, again);
      expect(await jobOf(id, again.id)).toMatchObject({
        status: 'DONE',
        result: { outcome: 'GONE', code: 'URL_NOT_FOUND', message: expect.stringContaining('404') },
      });
      expect(await get(`/documents/${id}`)).toMatchObject({ status: 'READY', currentVersion: { number: 2 } });
    });

    it('are refused where there is no page, and to those who may not', async () => {
      const id = await created();
      const none = await post(`/documents/${id}/refresh`);
      expect([none.status, none.body.code]).toEqual([409, 'DOCUMENT_NO_ADDRESS']);
      expect((await post(`/documents/${id}/refresh`, reviewer.as)).status).toBe(403);
      expect((await post(`/documents/${randomUUID()}/refresh`)).status).toBe(404);
    });
  });

  describe('in a list', () => {
    it('come in pages and say where they came from', async () => {
      const id = await created();
      for (const n of [1, 2]) await post(`/documents/${id}/versions`).send({ text: `${FIRST}\n\nMore ${n}.` });
      const first = await get(`/documents/${id}/versions?limit=2`);
      expect(first.items).toMatchObject([
        { number: 3, origin: 'EDIT', createdBy: editor.id },
        { number: 2, origin: 'EDIT' },
      ]);
      const second = await get(`/documents/${id}/versions?limit=2&cursor=${first.nextCursor}`);
      expect(second).toMatchObject({ items: [{ number: 1, origin: 'FIRST' }], nextCursor: null });
      const wrong = await ask(`/documents/${id}/versions?cursor=${Buffer.from('["x","y"]').toString('base64url')}`);
      expect([wrong.status, wrong.body.code]).toEqual([400, 'CURSOR_INVALID']);
    });
  });

  describe('compared', () => {
    let id: string;
    beforeAll(async () => {
      id = await created({ title: 'Storm <costs>' });
      const [job] = (await get(`/documents/${id}/jobs`)).items;
      const context = { jobId: job.id, attempt: 1, lastAttempt: true, progress: () => Promise.resolve() };
      await desk.app.get(ExtractClaimsHandler).handle({ documentId: id, versionNumber: 1 }, context);
      await post(`/documents/${id}/versions`).send({ text: `${CHANGED}\n\n<script>alert(1)</script>` });
      await post(`/documents/${id}/versions`).send({ text: OTHER });
    });

    it('give words, offsets, counts and the claims', async () => {
      const diff = await get(`/documents/${id}/versions/1/diff/2`);
      expect(diff).toMatchObject({ from: 1, to: 2, outcome: 'CHANGED' });
      expect(diff.counts).toMatchObject({ same: 2, edited: 1, added: 1, removed: 0, wordsRemoved: 1 });
      const removed = diff.blocks[0].words.find(({ kind }: { kind: string }) => kind === 'removed');
      expect(FIRST.slice(removed.old.start, removed.old.end)).toBe('41');
      const claim = diff.claims.find(({ statement }: { statement: string }) => statement === HOUSES);
      expect(claim).toMatchObject({
        old: { state: 'CURRENT', start: 0, end: HOUSES.length },
        new: { state: 'PENDING' },
      });
    });

    it('have clear answers in any order and for any two', async () => {
      expect(await get(`/documents/${id}/versions/2/diff/1`)).toMatchObject({ from: 2, to: 1, outcome: 'CHANGED' });
      expect(await get(`/documents/${id}/versions/2/diff/2`)).toMatchObject({ outcome: 'IDENTICAL' });
      expect(await get(`/documents/${id}/versions/1/diff/3`)).toMatchObject({ outcome: 'UNRELATED' });
      for (const [path, status] of [
        [`/documents/${id}/versions/1/diff/9`, 404],
        [`/documents/${id}/versions/9/diff/1.html`, 404],
        [`/documents/${randomUUID()}/versions/1/diff/2`, 404],
        [`/documents/${id}/versions/one/diff/2`, 400],
        [`/documents/${id}/versions/0/diff/2`, 400],
      ] as const) {
        expect((await ask(path)).status).toBe(status);
      }
    });

    it('are a page that runs nothing', async () => {
      const { status, headers, text } = await ask(`/documents/${id}/versions/1/diff/2.html`);
      expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
      expect(text).toContain('<del>41</del>');
      expect(text).toContain('Storm &lt;costs&gt;');
      expect(text).not.toContain('<script');
    });

    it('show a rater nothing of the claims they rate', async () => {
      const rater = await desk.addUser('adjudicator', 'reviewer');
      const inPage = `<td dir="auto">${HOUSES}</td>`;
      const told = async () => {
        const data = await ask(`/documents/${id}/versions/1/diff/2`, rater.as);
        const page = await ask(`/documents/${id}/versions/1/diff/2.html`, rater.as);
        const isInData = data.body.claims.some(({ statement }: { statement: string }) => statement === HOUSES);
        return [isInData, page.text.includes(inPage)];
      };
      expect(await told()).toEqual([true, true]);
      await desk.database.query(
        `CREATE OR REPLACE VIEW blind_claim AS
           SELECT '${rater.id}'::uuid AS user_id, id AS claim_id FROM claim WHERE statement = '${HOUSES}'`,
      );
      expect(await told()).toEqual([false, false]);
      expect((await ask(`/documents/${id}/versions/1/diff/2`, reviewer.as)).body).toMatchObject({ claims: null });
      const viewer = await desk.addUser('viewer');
      expect((await ask(`/documents/${id}/versions/1/diff/2`, viewer.as)).status).toBe(403);
    });
  });

  describe('by a hook', () => {
    let path: string;
    const hook = async (over: object): Promise<{ id: string; secret: string }> => {
      const { status, body } = await post('/hooks').send({ name: 'CMS', ...over });
      expect([status, body.code]).toEqual([201, undefined]);
      return body;
    };
    const call = ({ id, secret }: { id: string; secret: string }, body: object = {}) =>
      request(server()).post(`/hooks/${id}/calls`).set('authorization', `Bearer ${secret}`).send(body);

    beforeEach(() => {
      path = `/${randomUUID()}`;
    });

    it('are made of what it sends, once however often it calls', async () => {
      const id = await created();
      const made = await hook({ documentId: id });
      const answers = [await call(made, { text: CHANGED }), await call(made, { text: CHANGED })];
      for (const { status, body } of answers) {
        expect([status, body.documentId, body.created, body.job.kind]).toEqual([202, id, false, 'UPLOAD']);
        await run(id, body.job);
      }
      expect(await jobOf(id, answers[1]?.body.job.id)).toMatchObject({ result: { outcome: 'UNCHANGED' } });
      expect((await get(`/documents/${id}/versions`)).items).toMatchObject([
        { number: 2, origin: 'HOOK', createdBy: editor.id, hookId: made.id },
        { number: 1 },
      ]);
    });

    it('are read out of a page it sends, and refused when that is of another document', async () => {
      const id = await created();
      const made = await hook({ documentId: id });
      const { body } = await call(made, { html: `<article><p>${CHANGED.replaceAll('\n\n', '</p><p>')}</p></article>` });
      await run(id, body.job);
      expect((await get(`/documents/${id}/versions/2`)).text).toContain('44 houses');
      const { body: other } = await call(made, { text: OTHER });
      await run(id, other.job);
      expect(await jobOf(id, other.job.id)).toMatchObject({ status: 'FAILED', error: { code: 'DOCUMENT_UNRELATED' } });
    });

    it('have the page looked at when it sends no text', async () => {
      site.page(path, `<article><p>${CHANGED.replaceAll('\n\n', '</p><p>')}</p></article>`);
      const id = await created({ url: site.url(path) });
      const made = await hook({ documentId: id });
      const [first, second] = [await call(made, { url: site.url(path) }), await call(made)];
      expect(second.body.job).toEqual(first.body.job);
      await run(id, first.body.job);
      expect(await get(`/documents/${id}`)).toMatchObject({ currentVersion: { number: 2, origin: 'HOOK' } });
    });

    it('find the document of a source by its address, and make a new one only where the hook may', async () => {
      const known = await created({ url: site.url(path), source: `Gazette ${path}` });
      const { source } = await get(`/documents/${known}`);
      const [only, also] = [
        await hook({ sourceId: source.id }),
        await hook({ sourceId: source.id, createsDocuments: true }),
      ];
      expect((await call(only, { url: site.url(path), text: CHANGED })).body).toMatchObject({ documentId: known });
      const none = await call(only, { url: site.url(`${path}-new`), text: OTHER });
      expect([none.status, none.body.code]).toEqual([404, 'NOT_FOUND']);
      const made = (await Promise.all([1, 2].map(() => call(also, { url: site.url(`${path}-new`), text: OTHER })))).map(
        ({ body }) => body,
      );
      expect(made.filter(({ created: isNew }) => isNew)).toHaveLength(1);
      expect(made[0].documentId).toBe(made[1].documentId);
      expect(await get(`/documents/${made[0].documentId}`)).toMatchObject({ source, url: site.url(`${path}-new`) });
      expect((await call(also, { url: site.url(`${path}-page`) })).body).toMatchObject({
        created: true,
        job: { kind: 'READ' },
      });
      await created({ url: site.url(`${path}-other`), source: 'Another Paper' });
      const other = await call(also, { url: site.url(`${path}-other`), text: OTHER });
      expect([other.status, other.body.code]).toEqual([409, 'CONFLICT']);
    });

    it('are refused without a hint to whoever has not the secret', async () => {
      const id = await created();
      const made = await hook({ documentId: id });
      const revoked = await hook({ documentId: id });
      for (const _ of [1, 2]) {
        expect((await request(server()).delete(`/hooks/${revoked.id}`).set('x-user', editor.as)).status).toBe(204);
      }
      const leaver = await desk.addUser('editor');
      const { body: left } = await post('/hooks', leaver.as).send({ name: 'Left', documentId: id });
      await desk.database.query(`UPDATE user_account SET status = 'DISABLED' WHERE id = $1`, [leaver.id]);
      const answers = [
        await call({ ...made, secret: `cdh_${'x'.repeat(43)}` }, { text: CHANGED }),
        await call({ ...made, id: randomUUID() }, { text: CHANGED }),
        await call(revoked, { text: CHANGED }),
        await call(left, { text: CHANGED }),
        await request(server()).post(`/hooks/${made.id}/calls`).send({ text: CHANGED }),
      ];
      const told = answers.map(({ status, body }) => [status, body.code, body.detail]);
      expect(new Set(told.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(told[0]).toMatchObject([401, 'HOOK_REFUSED', expect.any(String)]);
      expect((await get(`/documents/${id}/jobs`)).items.map(({ kind }: { kind: string }) => kind)).toEqual(['EXTRACT']);
    });

    it('have their secret nowhere in the desk', async () => {
      const made = await hook({ documentId: await created() });
      const { items } = await get('/hooks');
      expect(items[0]).toMatchObject({ id: made.id, name: 'CMS', revokedAt: null });
      expect(JSON.stringify(items)).not.toContain(made.secret);
      const rows = await desk.database.query(`SELECT * FROM incoming_hook WHERE id = $1`, [made.id]);
      const events = await desk.database.query(`SELECT * FROM audit_event WHERE entity_id = $1`, [made.id]);
      expect(events).toHaveLength(1);
      expect(JSON.stringify([rows, events])).not.toContain(made.secret);
    });

    it('are limited in number, and refused when something is wrong with the call', async () => {
      const id = await created();
      const made = await hook({ documentId: id });
      for (const [body, code] of [
        [{ text: 'a', html: 'b' }, 'VALIDATION_FAILED'],
        [{ text: ' ' }, 'DOCUMENT_EMPTY'],
        [{ text: 'a\u0000' }, 'TEXT_NOT_UNICODE'],
        [{ url: site.url(path) }, 'VALIDATION_FAILED'],
        [{ url: 'http://169.254.169.254/' }, 'URL_FORBIDDEN_ADDRESS'],
        [{ what: 1 }, 'VALIDATION_FAILED'],
        [{}, 'DOCUMENT_NO_ADDRESS'],
      ] as const) {
        expect((await call(made, body)).body.code).toBe(code);
      }
      await desk.database.query(`UPDATE incoming_hook SET calls_in_minute = $1 WHERE id = $2`, [
        CALLS_A_MINUTE,
        made.id,
      ]);
      const limited = await call(made, { text: CHANGED });
      expect([limited.status, limited.body.code]).toEqual([429, 'RATE_LIMITED']);
      expect(Number(limited.headers['retry-after'])).toBeGreaterThan(0);
      await desk.database.query(
        `UPDATE incoming_hook SET minute_started_at = now() - interval '2 minutes' WHERE id = $1`,
        [made.id],
      );
      expect((await call(made, { text: CHANGED })).status).toBe(202);
    });

    it('are made, seen and revoked by editors only, and for something that exists', async () => {
      const id = await created();
      for (const [body, status] of [
        [{ name: 'x' }, 400],
        [{ name: 'x', documentId: id, sourceId: randomUUID() }, 400],
        [{ name: 'x', documentId: id, createsDocuments: true }, 400],
        [{ name: 'x', documentId: randomUUID() }, 404],
        [{ name: 'x', sourceId: randomUUID() }, 404],
      ] as const) {
        expect((await post('/hooks').send(body)).status).toBe(status);
      }
      expect((await post('/hooks', reviewer.as).send({ name: 'x', documentId: id })).status).toBe(403);
      expect((await ask('/hooks', reviewer.as)).status).toBe(403);
      expect((await request(server()).delete(`/hooks/${randomUUID()}`).set('x-user', editor.as)).status).toBe(404);
    });
  });
});

/** A page of teasers. */
function frontPage(): Buffer {
  const teasers = Array.from({ length: 20 }, (_, at) => `<h2><a href="/${at}">Story number ${at}</a></h2>`).join('');
  return Buffer.from(
    `<!doctype html><html lang="en"><head><title>Gazette</title></head><body>${teasers}</body></html>`,
  );
}
