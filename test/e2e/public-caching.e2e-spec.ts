import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PurgePagesHandler } from '../../src/syndication/purge-pages.handler.js';
import { changeText, expectStatus, typoCorrection } from '../support/journey.js';
import { type OnePublished, PublishedDesk } from '../support/published-desk.js';

/** A cache's purge address, on this machine. */
class PurgeDouble {
  readonly heard: { urls: string[]; authorization: string | undefined }[] = [];
  /** Status of the next answers; 200 when it runs out. */
  statuses: number[] = [];
  private constructor(private readonly server: Server) {}

  static async start(): Promise<PurgeDouble> {
    const server = createServer();
    const double = new PurgeDouble(server);
    server.on('request', (request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const status = double.statuses.shift() ?? 200;
        if (status === 200) {
          double.heard.push({ ...JSON.parse(body), authorization: request.headers.authorization });
        }
        response.writeHead(status, { location: '/elsewhere' }).end('x'.repeat(100_000));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return double;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/purge`;
  }

  /** Waits, by asking, until an address has been heard of that was not in `before`. */
  async hears(address: string, before = 0): Promise<string[]> {
    for (let turn = 0; turn < 400; turn += 1) {
      const found = this.heard.slice(before).find(({ urls }) => urls.includes(address));
      if (found) return found.urls;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`${address} was not purged in time`);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

describe('public pages in caches', () => {
  let cache: PurgeDouble;
  let desk: PublishedDesk;
  let report: OnePublished;

  beforeAll(async () => {
    cache = await PurgeDouble.start();
    desk = await PublishedDesk.start({ CLAIMDESK_PURGE_URL: cache.url, CLAIMDESK_PURGE_TOKEN: 'purge-token' });
    report = await desk.publish('The storm destroyed 41 houses in Norvale.');
  }, 60_000);
  afterAll(async () => {
    await desk?.close();
    await cache?.close();
  });

  const pages = (number: number) => [
    '//',
    `//reports/${number}`,
    `//reports/${number}/image.png`,
    '//corrections',
    '//feed.atom',
    '//feed.json',
    '//corrections.atom',
    '//corrections.json',
    '//claimreview.json',
    '//sitemap.xml',
    '//sitemaps/pages.xml',
    '//sitemaps/reports-1.xml',
    '//robots.txt',
    '/reports',
    '/reports.json',
    '/reports.jsonld',
    '/reports.csv',
    `/reports/${number}.json`,
    `/reports/${number}.jsonld`,
    `/reports/${number}.csv`,
    '/corrections.atom',
  ];
  const revalidate = (path: string, etag: string) =>
    desk.app.anonymous.get(path, { 'if-none-match': etag, 'cache-control': 'max-age=0' });

  it('have a tag and a minute, and answer 304 to who has them', async () => {
    for (const path of pages(report.number)) {
      const { headers } = await expectStatus(200, desk.app.anonymous.get(path));
      const etag = headers.get('etag')!;
      expect([path, headers.get('cache-control'), etag]).toEqual([
        path,
        'public, max-age=60, must-revalidate',
        expect.stringMatching(/^(W\/)?".+"$/),
      ]);
      expect([path, (await revalidate(path, etag)).status]).toEqual([path, 304]);
    }
  });

  it('set no cookie and depend on none, whoever is signed in', async () => {
    for (const path of pages(report.number)) {
      const anonymous = await expectStatus(200, desk.app.anonymous.get(path));
      const signedIn = await expectStatus(200, desk.editor.get(path));
      for (const { headers } of [anonymous, signedIn]) {
        expect([path, headers.getSetCookie()]).toEqual([path, []]);
        expect([path, headers.get('vary') ?? '']).toEqual([path, expect.not.stringMatching(/cookie|\*/i)]);
      }
      expect([path, signedIn.headers.get('etag')]).toEqual([path, anonymous.headers.get('etag')]);
      expect([path, signedIn.text === anonymous.text]).toEqual([path, true]);
    }
  });

  it('keep no error: what is missing today may be there tomorrow', async () => {
    for (const path of ['/reports/999.json', '//reports/999', '//reports/999/image.png', '//sitemaps/reports-7.xml']) {
      const { headers } = await expectStatus(404, desk.app.anonymous.get(path));
      expect([path, headers.get('cache-control'), headers.get('last-modified')]).toEqual([path, 'no-store', null]);
    }
  });

  it.each([
    ['corrected', (one: OnePublished) => desk.correct(one.verdictId, 'FALSE')],
    ['retracted', (one: OnePublished) => desk.retract(one.verdictId)],
    [
      'overtaken by its source',
      (one: OnePublished) => changeText(desk.editor, one.documentId, 'The storm destroyed 77 houses in Norvale.'),
    ],
  ])('show at once to who asks again that a report was %s', async (how, change) => {
    const one = await desk.publish(`The storm was ${how} and destroyed 60 houses in Norvale.`);
    const paths = [
      '//',
      `//reports/${one.number}`,
      `//reports/${one.number}/image.png`,
      '//feed.atom',
      '//claimreview.json',
    ];
    const tags = new Map<string, string>();
    for (const path of paths) {
      tags.set(path, (await expectStatus(200, desk.app.anonymous.get(path))).headers.get('etag')!);
    }
    await change(one);
    for (const [path, etag] of tags) expect([path, (await revalidate(path, etag)).status]).toEqual([path, 200]);
  });

  it('are named to the cache in front when they change, until it says that it heard', async () => {
    const one = await desk.publish('The storm destroyed 42 houses in Norvale.');
    const page = `http://desk.test/reports/${one.number}`;
    const urls = await cache.hears(page);
    expect(cache.heard.at(-1)!.authorization).toBe('Bearer purge-token');
    for (const path of [
      '/',
      '/feed.atom',
      '/claimreview.json',
      `/documents/${one.documentId}`,
      '/sitemaps/reports-1.xml',
    ]) {
      expect(urls).toContain(`http://desk.test${path}`);
    }
    expect(urls).toContain(`${page}/image.png`);
    expect(new Set(urls).size).toBe(urls.length);

    const before = cache.heard.length;
    // Neither a fault nor a redirect counts as heard.
    cache.statuses = [500, 302];
    const { number } = await desk.correct(one.verdictId, 'FALSE');
    const later = await cache.hears(`http://desk.test/reports/${number}`, before);
    expect(later).toContain(page);
    expect(cache.statuses).toEqual([]);
  }, 30_000);

  it('are purged after a retraction and after a change of the source, too', async () => {
    const one = await desk.publish('The storm destroyed 43 houses in Norvale.');
    const page = `http://desk.test/reports/${one.number}`;
    await cache.hears(page);
    let before = cache.heard.length;
    await changeText(desk.editor, one.documentId, 'The storm destroyed 78 houses in Norvale.');
    await cache.hears(page, before);
    before = cache.heard.length;
    await desk.retract(one.verdictId);
    await cache.hears(page, before);
  }, 30_000);

  it('are left alone by a correction that is only asked for, and by one that is rolled back', async () => {
    const one = await desk.publish('The storm destroyed 44 houses in Norvale.');
    await cache.hears(`http://desk.test/reports/${one.number}`);
    const before = cache.heard.length;
    const retraction = { reason: 'The register was forged.', reportedBy: 'a reader' };
    await expectStatus(201, desk.editor.post(`/verdicts/${one.verdictId}/retract`, retraction));
    await expectStatus(409, desk.editor.post(`/verdicts/${one.verdictId}/correct`, typoCorrection()));
    const other = await desk.publish('The storm destroyed 45 houses in Norvale.');
    await cache.hears(`http://desk.test/reports/${other.number}`, before);
    for (const { urls } of cache.heard.slice(before)) {
      expect(urls).not.toContain(`http://desk.test/reports/${one.number}`);
    }
  }, 30_000);

  it('are not asked about for a claim nothing of which is public', async () => {
    const before = cache.heard.length;
    await desk.app.get(PurgePagesHandler).handle({ claimId: '11111111-1111-4111-8111-111111111111' }, {});
    expect(cache.heard.length).toBe(before);
  });
});
