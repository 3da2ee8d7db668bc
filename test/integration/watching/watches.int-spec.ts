import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SourceWatchesService } from '../../../src/watching/source-watches.service.js';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import { expectStatus } from '../../support/journey.js';
import { WebSite } from '../../support/web-site.js';
import { handOut, inMinutes, runCheck, runDue } from './due-checks.js';

const HOUSES = 'The storm destroyed 41 houses in Norvale on Monday, the mayor said.';
const words = (first = HOUSES): string[] => [
  first,
  'Repairs will cost $3 million, according to the council, which met on Tuesday in the town hall of Norvale.',
  'Unemployment in Norvale fell to 4.1 percent in March, the labour office of the town said in its report.',
];
const page = (first?: string): string =>
  `<!doctype html><html lang="en"><head><title>Norvale counts</title></head><body><article><h1>Norvale counts</h1>
   ${words(first)
     .map((text) => `<p>${text}</p>`)
     .join('')}</article></body></html>`;

describe('watching', () => {
  let app: TestApp;
  let site: WebSite;
  let editor: TestClient;
  let reviewer: TestClient;
  let path: string;

  beforeAll(async () => {
    site = await WebSite.start();
    const env = { CLAIMDESK_FETCH_ALLOW: `127.0.0.1:${site.port}`, CLAIMDESK_WATCH_HOST_SECONDS: '0' };
    app = await TestApp.start({ role: 'api', env });
    editor = await app.person('editor@desk.example', ['editor']);
    reviewer = await app.person('reviewer@desk.example', ['reviewer']);
  }, 60_000);
  beforeEach(async () => {
    path = `/${randomUUID()}`;
    site.requests.length = 0;
    await app.sql.query(`DELETE FROM watch`);
    await app.sql.query(`DELETE FROM source_watch`);
    await app.sql.query(`DELETE FROM scheduled_check`);
    await app.sql.query(`DELETE FROM check_host`);
    await app.sql.query(`UPDATE check_pace SET saved = 20, at = now()`);
  });
  afterAll(async () => {
    await app?.close();
    await site?.close();
  });

  /** A document that states where it was published; its page is there. */
  const article = async (source?: string): Promise<string> => {
    site.page(path, page());
    const text = ['Norvale counts', ...words()].join('\n\n');
    const body = { text, title: 'Norvale counts', url: site.url(path), ...(source ? { source } : {}) };
    return (await expectStatus(201, editor.post('/documents', body))).body.id as string;
  };
  const watch = async (id: string, body: object = {}) =>
    (await expectStatus(200, editor.put(`/documents/${id}/watch`, body))).body;
  const read = async (id: string) => (await expectStatus(200, editor.get(`/documents/${id}/watch`))).body;
  /** Watches an article and lets its first check be made. */
  const watched = async (): Promise<string> => {
    const id = await article();
    await watch(id, { intervalMinutes: 60 });
    await checkAgain(id);
    return id;
  };
  /** Makes the next check, whenever it is due. */
  const checkAgain = async (id: string) => {
    await expectStatus(202, editor.post(`/documents/${id}/watch/check`));
    expect(await runDue(app)).toBe(1);
    return read(id);
  };
  const versionOf = async (id: string): Promise<number> =>
    (await expectStatus(200, editor.get(`/documents/${id}`))).body.currentVersion.number as number;
  const events = async (id: string): Promise<string[]> =>
    (
      await app.sql.query<{ event: string }[]>(
        `SELECT event FROM audit_event WHERE entity_id = $1 AND event LIKE ANY('{watch%,sourceWatch%}') ORDER BY seq`,
        [id],
      )
    ).map(({ event }) => event);

  describe('of one document', () => {
    it('is set, read, changed by If-Match, paused, resumed and ended by editors', async () => {
      const id = await article();
      await expectStatus(404, editor.get(`/documents/${id}/watch`));
      await expectStatus(403, reviewer.put(`/documents/${id}/watch`, {}));
      await expectStatus(403, reviewer.get('/watches'));
      const first = await watch(id, { intervalMinutes: 60 });
      expect(first).toMatchObject({
        documentId: id,
        url: site.url(path),
        intervalMinutes: 60,
        paused: false,
        followsSource: false,
        health: 'ACTIVE',
        lastCheckedAt: null,
        checking: false,
        version: 1,
      });
      const inFirstHour = Date.parse(first.nextCheckAt) - Date.now();
      expect(inFirstHour).toBeLessThanOrEqual(3_600_000);
      const changed = await expectStatus(
        200,
        editor.put(`/documents/${id}/watch`, { intervalMinutes: 120 }, { 'if-match': '"1"' }),
      );
      expect([changed.body.version, changed.headers.get('etag')]).toEqual([2, '"2"']);
      await expectStatus(412, editor.put(`/documents/${id}/watch`, {}, { 'if-match': '"1"' }));
      const paused = await expectStatus(200, editor.post(`/documents/${id}/watch/pause`));
      expect(paused.body).toMatchObject({ paused: true, nextCheckAt: null });
      await expectStatus(409, editor.post(`/documents/${id}/watch/check`));
      expect(await runDue(app, inMinutes(10_000))).toBe(0);
      const resumed = await expectStatus(200, editor.post(`/documents/${id}/watch/resume`));
      expect(resumed.body).toMatchObject({ paused: false, intervalMinutes: 120 });
      await expectStatus(204, editor.delete(`/documents/${id}/watch`));
      await expectStatus(404, editor.get(`/documents/${id}/watch`));
      expect(await runDue(app, inMinutes(10_000))).toBe(0);
      expect(await events(id)).toEqual([
        'watch.added',
        'watch.changed',
        'watch.paused',
        'watch.resumed',
        'watch.removed',
      ]);
    });

    it('needs an address, and a sensible interval', async () => {
      const text = words().join('\n\n');
      const { id } = (await expectStatus(201, editor.post('/documents', { text, title: 'Words' }))).body;
      expect((await editor.put(`/documents/${id}/watch`, {})).body.code).toBe('DOCUMENT_NO_ADDRESS');
      await expectStatus(400, editor.put(`/documents/${id}/watch`, { intervalMinutes: 4 }));
      await expectStatus(404, editor.put(`/documents/${randomUUID()}/watch`, {}));
    });
  });

  describe('a check', () => {
    it('that finds nothing new plans the next one, and a change makes a version', async () => {
      const id = await watched();
      expect(await read(id)).toMatchObject({ health: 'ACTIVE', failures: 0, code: null, checking: false });
      const version = await versionOf(id);
      expect((await checkAgain(id)).unchanged).toBeGreaterThan(0);
      expect(await versionOf(id)).toBe(version);
      site.page(path, page('The storm destroyed 57 houses in Norvale on Monday, the mayor said.'));
      const after = await checkAgain(id);
      expect(after).toMatchObject({ health: 'ACTIVE', unchanged: 0 });
      expect(after.lastChangedAt).toBe(after.lastCheckedAt);
      expect(await versionOf(id)).toBe(version + 1);
    });

    it('asks only for what changed since', async () => {
      const id = await article();
      site.on(path, (request, response) => {
        const known = request.headers['if-none-match'] === '"v1"';
        response.writeHead(known ? 304 : 200, { 'content-type': 'text/html', etag: '"v1"' });
        response.end(known ? undefined : page());
      });
      await watch(id);
      await checkAgain(id);
      const { unchanged } = await checkAgain(id);
      expect(site.requests.at(-1)?.headers['if-none-match']).toBe('"v1"');
      expect(unchanged).toBeGreaterThan(0);
    });

    it.each([
      [404, {}, 'GONE', 'URL_NOT_FOUND', 66],
      [410, {}, 'GONE', 'URL_NOT_FOUND', 66],
      [403, {}, 'BLOCKED', 'URL_BLOCKED', 132],
      [429, { 'retry-after': '86400' }, 'BLOCKED', 'URL_BLOCKED', 1_441],
      [503, {}, 'UNREACHABLE', 'URL_SERVER_ERROR', 17],
    ])('that meets HTTP %d %j shows %s, and recovers', async (status, headers, health, code, withinMinutes) => {
      const id = await watched();
      const version = await versionOf(id);
      site.status(path, status, headers);
      const failed = await checkAgain(id);
      expect(failed).toMatchObject({ health, code, failures: 1 });
      expect(failed.message).toContain(String(status));
      expect(Date.parse(failed.nextCheckAt) - Date.now()).toBeLessThanOrEqual(withinMinutes * 60_000);
      expect(Date.parse(failed.nextCheckAt) - Date.now()).toBeGreaterThan(withinMinutes * 40_000);
      expect(await versionOf(id)).toBe(version);
      // A site that asked for a pause gets it, whoever asks for a check.
      await app.sql.query(`UPDATE check_host SET free_at = now()`);
      const again = await checkAgain(id);
      expect([again.failures, again.healthSince]).toEqual([2, failed.healthSince]);
      await app.sql.query(`UPDATE check_host SET free_at = now()`);
      site.page(path, page());
      expect(await checkAgain(id)).toMatchObject({ health: 'ACTIVE', code: null, message: null, failures: 0 });
      expect((await events(id)).filter((event) => event === 'watch.healthChanged')).toHaveLength(2);
    });

    it('that finds something else than the article says so', async () => {
      const id = await watched();
      const links = Array.from({ length: 40 }, (_, n) => `<li><a href="/${n}">Story ${n}</a></li>`).join('');
      site.page(path, `<!doctype html><html><head><title>Home</title></head><body><ul>${links}</ul></body></html>`);
      expect((await checkAgain(id)).health).toBe('NOT_ARTICLE');
    });

    it('that is led to another address for good goes on there', async () => {
      const id = await watched();
      const moved = `${path}/moved`;
      site.page(moved, page());
      site.redirect(path, moved, 301);
      expect(await checkAgain(id)).toMatchObject({ health: 'MOVED', code: null, url: site.url(moved) });
      expect(await checkAgain(id)).toMatchObject({ health: 'ACTIVE', url: site.url(moved) });
      expect(site.requests.at(-1)?.url).toBe(moved);
    });

    it('is done by one worker, and by another when that one was killed', async () => {
      const id = await watched();
      await expectStatus(202, editor.post(`/documents/${id}/watch/check`));
      const [job] = await handOut(app);
      // A worker that begins and is never heard of again.
      await app.sql.query(`UPDATE scheduled_check SET lease_begun = true, leased_until = now() + interval '3 minutes'`);
      site.requests.length = 0;
      await runCheck(app, job!);
      expect(site.requests).toHaveLength(0);
      expect((await read(id)).checking).toBe(true);
      expect(await handOut(app, inMinutes(2))).toEqual([]);
      const [second] = await handOut(app, inMinutes(11));
      expect(second).toMatchObject({ id, kind: 'PAGE' });
      await runCheck(app, job!);
      expect(site.requests).toHaveLength(0);
      await runCheck(app, second!);
      expect(site.requests).toHaveLength(1);
      expect(await read(id)).toMatchObject({ checking: false, health: 'ACTIVE' });
    });

    it('that a shutdown cuts off is made again at once', async () => {
      const id = await watched();
      site.on(path, () => undefined);
      await expectStatus(202, editor.post(`/documents/${id}/watch/check`));
      const [job] = await handOut(app);
      const stop = new AbortController();
      const running = runCheck(app, job!, { signal: stop.signal });
      await until(() => site.requests.some(({ url }) => url === path));
      stop.abort(new Error('the worker is shutting down'));
      await running;
      expect(await read(id)).toMatchObject({ checking: false, failures: 0 });
      site.page(path, page());
      expect(await runDue(app)).toBe(1);
    });

    it.each(['pause', 'delete'])('overtaken by a %s writes nothing', async (what) => {
      const id = await watched();
      const version = await versionOf(id);
      let answer: () => void = () => undefined;
      site.on(path, (_request, response) => {
        answer = () =>
          response
            .writeHead(200, { 'content-type': 'text/html' })
            .end(page('The storm destroyed 99 houses in Norvale on Monday, the mayor said.'));
      });
      await expectStatus(202, editor.post(`/documents/${id}/watch/check`));
      const [job] = await handOut(app);
      site.requests.length = 0;
      const running = runCheck(app, job!);
      await until(() => site.requests.length > 0);
      if (what === 'pause') await expectStatus(200, editor.post(`/documents/${id}/watch/pause`));
      else await expectStatus(204, editor.delete(`/documents/${id}/watch`));
      answer();
      await running;
      expect(await versionOf(id)).toBe(version);
      const rows = await app.sql.query(`SELECT lease_id, free_at <= now() AS free FROM check_host`);
      expect(rows).toEqual([{ lease_id: null, free: true }]);
      if (what === 'pause') expect((await read(id)).nextCheckAt).toBeNull();
    });
  });

  describe('of a source', () => {
    const sourceOf = async (id: string): Promise<string> =>
      (await expectStatus(200, editor.get(`/documents/${id}`))).body.source.id as string;
    const list = async (query: string) => (await expectStatus(200, editor.get(`/watches?${query}`))).body;

    it('takes in documents that are there and those that come, is changed, paused and ended as one', async () => {
      const name = `Norvale Post ${randomUUID()}`;
      const first = await article(name);
      const source = await sourceOf(first);
      await expectStatus(404, editor.get(`/sources/${source}/watch`));
      await expectStatus(404, editor.put(`/sources/${randomUUID()}/watch`, {}));
      const rule = await expectStatus(200, editor.put(`/sources/${source}/watch`, { intervalMinutes: 90 }));
      expect(rule.body).toMatchObject({ source: { id: source, name }, watches: 1, intervalMinutes: 90, paused: false });
      expect(await read(first)).toMatchObject({ followsSource: true, intervalMinutes: 90 });
      expect((await editor.delete(`/documents/${first}/watch`)).body.code).toBe('CONFLICT');

      path = `/${randomUUID()}`;
      const second = await article(name);
      await app.get(SourceWatchesService).followAll();
      await app.get(SourceWatchesService).followAll();
      expect(await read(second)).toMatchObject({ followsSource: true, intervalMinutes: 90 });

      await watch(second, { intervalMinutes: 30 });
      await expectStatus(200, editor.put(`/sources/${source}/watch`, { intervalMinutes: 45 }));
      expect([(await read(first)).intervalMinutes, (await read(second)).intervalMinutes]).toEqual([45, 30]);

      await expectStatus(204, editor.post(`/sources/${source}/watch/pause`));
      expect((await list(`source=${source}&paused=true`)).items).toHaveLength(2);
      expect((await list(`source=${source}&paused=false`)).items).toHaveLength(0);
      await expectStatus(204, editor.post(`/sources/${source}/watch/resume`));
      expect((await list(`source=${encodeURIComponent(name)}&paused=false&health=ACTIVE`)).items).toHaveLength(2);

      const page1 = await list(`source=${source}&limit=1`);
      const page2 = await list(`source=${source}&limit=1&cursor=${page1.nextCursor}`);
      expect(new Set([page1.items[0].documentId, page2.items[0].documentId])).toEqual(new Set([first, second]));
      expect(page2.nextCursor).toBeNull();

      await expectStatus(204, editor.delete(`/sources/${source}/watch`));
      await expectStatus(404, editor.get(`/documents/${first}/watch`));
      expect((await read(second)).followsSource).toBe(false);
      expect(await events(source)).toEqual([
        'sourceWatch.added',
        'sourceWatch.changed',
        'sourceWatch.paused',
        'sourceWatch.resumed',
        'sourceWatch.removed',
      ]);
    });
  });
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}
