import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import { expectStatus } from '../../support/journey.js';
import { WebSite } from '../../support/web-site.js';
import { runDue } from './due-checks.js';

const RSS = 'application/rss+xml';

describe('feeds', () => {
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
    await app.sql.query(`DELETE FROM feed`);
    await app.sql.query(`TRUNCATE scheduled_check, check_host`);
    await app.sql.query(`UPDATE check_pace SET saved = 20, at = now()`);
  });
  afterAll(async () => {
    await app?.close();
    await site?.close();
  });

  const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toUTCString();
  const story = (name: string): string => site.url(`${path}/${name}`);
  const item = (name: string, days = 0): string =>
    `<item><title>Story ${name}</title><link>${story(name)}?utm_source=rss</link><pubDate>${daysAgo(days)}</pubDate></item>`;
  const rss = (...items: string[]): string =>
    `<?xml version="1.0"?><rss version="2.0"><channel><title>Norvale</title>${items.join('')}</channel></rss>`;
  const create = async (body: object = {}) =>
    (await expectStatus(201, editor.post('/feeds', { url: site.url(path), ...body }))).body;
  const read = async (id: string) => (await expectStatus(200, editor.get(`/feeds/${id}`))).body;
  const entries = async (id: string, query = '') =>
    (await expectStatus(200, editor.get(`/feeds/${id}/entries?${query}`))).body.items as {
      id: string;
      url: string;
      title: string;
      state: string;
      documentId: string | null;
      message: string | null;
    }[];
  /** Titles by state, in the order of the alphabet. */
  const states = async (id: string): Promise<string[]> =>
    (await entries(id)).map(({ title, state }) => `${title}: ${state}`).sort();
  const pollAgain = async (id: string): Promise<void> => {
    await app.sql.query(`UPDATE check_host SET free_at = now()`);
    await app.sql.query(`UPDATE check_pace SET saved = 20`);
    await expectStatus(202, editor.post(`/feeds/${id}/check`));
    expect(await runDue(app)).toBeGreaterThan(0);
  };

  it('offer what is new, once: not the archive, not what the patterns leave out', async () => {
    site.page(path, rss(item('a'), item('b', 1), item('old', 30), item('sport')), RSS);
    const feed = await create({ exclude: ['*sport*'] });
    expect(feed).toMatchObject({ mode: 'suggest', intervalMinutes: 30, health: 'ACTIVE', suggested: 0, version: 1 });
    expect(await runDue(app)).toBe(1);
    expect(await states(feed.id)).toEqual([
      'Story a: SUGGESTED',
      'Story b: SUGGESTED',
      'Story old: HISTORY',
      'Story sport: UNWANTED',
    ]);
    expect((await entries(feed.id, 'state=SUGGESTED&q=story A'))[0]?.url).toBe(story('a'));
    site.page(path, rss(item('c'), item('a'), item('b', 1)), RSS);
    await pollAgain(feed.id);
    expect(await states(feed.id)).toHaveLength(5);
    expect((await read(feed.id)).suggested).toBe(3);
  });

  it('offer no more of the first poll than asked for', async () => {
    site.page(path, rss(...Array.from({ length: 30 }, (_, n) => item(`n${n}`))), RSS);
    const feed = await create({ historyEntries: 5 });
    await runDue(app);
    expect(await entries(feed.id, 'state=SUGGESTED')).toHaveLength(5);
    expect(await entries(feed.id, 'state=HISTORY')).toHaveLength(25);
  });

  it('have their entries accepted and dismissed by editors', async () => {
    site.page(path, rss(item('a'), item('b'), item('c')), RSS);
    const feed = await create();
    await runDue(app);
    const [a, b, c] = (await entries(feed.id)).sort((one, two) => one.title.localeCompare(two.title));
    const decide = (entry: { id: string }, what: string) =>
      editor.post(`/feeds/${feed.id}/entries/${entry.id}/${what}`);
    const accepted = await expectStatus(200, decide(a!, 'accept'));
    expect(accepted.body).toMatchObject({ state: 'INGESTED', documentId: expect.any(String) });
    const document = await expectStatus(200, editor.get(`/documents/${accepted.body.documentId}`));
    expect(document.body).toMatchObject({ status: 'READING', url: story('a') });
    await expectStatus(409, decide(a!, 'accept'));
    await expectStatus(200, decide(b!, 'dismiss'));
    expect((await expectStatus(200, decide(b!, 'accept'))).body.state).toBe('INGESTED');
    await expectStatus(409, decide(b!, 'dismiss'));
    const { id } = (await expectStatus(201, editor.post('/documents', { url: story('c') }))).body;
    expect((await expectStatus(200, decide(c!, 'accept'))).body).toMatchObject({ state: 'DUPLICATE', documentId: id });
    await expectStatus(404, decide({ id: randomUUID() }, 'accept'));
    await expectStatus(403, reviewer.post(`/feeds/${feed.id}/entries/${c!.id}/accept`));
  });

  it('take documents in without asking where they are set so, one page of a site after the other', async () => {
    site.page(path, rss(item('a'), item('b'), `<item><title>Inside</title><link>http://10.0.0.1/x</link></item>`), RSS);
    const source = `Norvale Post ${randomUUID()}`;
    const text = 'The storm destroyed 41 houses in Norvale on Monday, the mayor said.';
    const other = (await expectStatus(201, editor.post('/documents', { text, title: 'x', source }))).body;
    const feed = await create({ mode: 'ingest', sourceId: other.source.id });
    // The feed, then each entry.
    expect(await runDue(app)).toBe(4);
    expect(await states(feed.id)).toEqual(['Inside: REFUSED', 'Story a: INGESTED', 'Story b: INGESTED']);
    const [a] = await entries(feed.id, 'q=story a');
    const document = await expectStatus(200, editor.get(`/documents/${a!.documentId}`));
    expect(document.body.source).toEqual(other.source);
    const [refused] = await entries(feed.id, 'state=REFUSED');
    expect(refused).toMatchObject({ errorCode: 'URL_FORBIDDEN_ADDRESS', message: expect.stringContaining('private') });
    expect(await app.sql.query(`SELECT kind FROM scheduled_check`)).toEqual([{ kind: 'FEED' }]);
  });

  it.each<[string, () => [string | Buffer, string]]>([
    [
      'Atom',
      () => [
        `<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><title type="html">Story a</title>
         <link rel="self" href="/self"/><link href="${path}/a"/><updated>${new Date().toISOString()}</updated></entry></feed>`,
        'application/atom+xml',
      ],
    ],
    [
      'JSON Feed',
      () => [
        JSON.stringify({
          version: 'https://jsonfeed.org/version/1.1',
          title: 'T',
          items: [{ id: '1', url: story('a'), title: 'Story a' }],
        }),
        'application/feed+json',
      ],
    ],
    [
      'a news sitemap, packed',
      () => [
        gzipSync(
          `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
           xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>${story('a')}</loc><news:news>
           <news:publication_date>${new Date().toISOString()}</news:publication_date>
           <news:title>Story a</news:title></news:news></url></urlset>`,
        ),
        'application/gzip',
      ],
    ],
    [
      'an index of sitemaps',
      () => {
        site.page(
          `${path}/s1.xml`,
          `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>${story('a')}</loc></url></urlset>`,
          'text/xml',
        );
        return [
          `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>${story('s1.xml')}</loc>
           </sitemap><sitemap><loc>https://elsewhere.example/s.xml</loc></sitemap></sitemapindex>`,
          'application/xml',
        ];
      },
    ],
  ])('are read as %s', async (_name, made) => {
    site.page(path, ...made());
    const feed = await create();
    await runDue(app);
    expect(await read(feed.id)).toMatchObject({ health: 'ACTIVE', suggested: 1, message: null });
    expect((await entries(feed.id))[0]?.url).toBe(story('a'));
  });

  it('say what is wrong with them, ask only for what changed, and recover', async () => {
    site.page(path, '<html><body>No feed here</body></html>');
    const feed = await create();
    await runDue(app);
    expect(await read(feed.id)).toMatchObject({ health: 'UNREADABLE', code: 'FEED_UNREADABLE', failures: 1 });
    site.status(path, 410);
    await pollAgain(feed.id);
    expect(await read(feed.id)).toMatchObject({ health: 'GONE', code: 'URL_NOT_FOUND', failures: 2 });
    site.on(path, (request, response) => {
      const known = request.headers['if-none-match'] === '"f1"';
      response.writeHead(known ? 304 : 200, { 'content-type': RSS, etag: '"f1"' });
      response.end(known ? undefined : rss(item('a')));
    });
    await pollAgain(feed.id);
    expect(await read(feed.id)).toMatchObject({ health: 'ACTIVE', code: null, failures: 0, unchanged: 0 });
    await pollAgain(feed.id);
    expect(await read(feed.id)).toMatchObject({ health: 'ACTIVE', unchanged: 1 });
    const events = await app.sql.query(
      `SELECT from_state, to_state FROM audit_event WHERE entity_id = $1 AND event = 'feed.healthChanged' ORDER BY seq`,
      [feed.id],
    );
    expect(events).toEqual([
      { from_state: 'ACTIVE', to_state: 'UNREADABLE' },
      { from_state: 'UNREADABLE', to_state: 'GONE' },
      { from_state: 'GONE', to_state: 'ACTIVE' },
    ]);
  });

  it('are added once, changed by If-Match, paused and removed', async () => {
    site.page(path, rss(item('a')), RSS);
    const feed = await create();
    const again = await editor.post('/feeds', { url: site.url(path) });
    expect([again.status, again.body.code, again.body.feedId]).toEqual([409, 'CONFLICT', feed.id]);
    expect((await editor.post('/feeds', { url: 'http://192.168.0.1/feed' })).body.code).toBe('URL_FORBIDDEN_ADDRESS');
    await expectStatus(404, editor.post('/feeds', { url: site.url(`${path}/x`), sourceId: randomUUID() }));
    await expectStatus(403, reviewer.get('/feeds'));
    await expectStatus(428, editor.patch(`/feeds/${feed.id}`, { paused: true }));
    const paused = await expectStatus(
      200,
      editor.patch(`/feeds/${feed.id}`, { paused: true, mode: 'ingest', include: ['*news*'] }, { 'if-match': '"1"' }),
    );
    expect(paused.body).toMatchObject({ paused: true, mode: 'ingest', include: ['*news*'], version: 2 });
    await expectStatus(412, editor.patch(`/feeds/${feed.id}`, {}, { 'if-match': '"1"' }));
    await expectStatus(409, editor.post(`/feeds/${feed.id}/check`));
    expect(await runDue(app)).toBe(0);
    expect((await expectStatus(200, editor.get('/feeds?limit=1'))).body.items).toHaveLength(1);
    await expectStatus(204, editor.delete(`/feeds/${feed.id}`));
    await expectStatus(404, editor.get(`/feeds/${feed.id}/entries`));
  });
});
