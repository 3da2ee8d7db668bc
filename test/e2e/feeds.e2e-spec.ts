import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DOMParser } from 'linkedom';
import { changeText, expectStatus } from '../support/journey.js';
import { type OnePublished, PublishedDesk } from '../support/published-desk.js';

const NASTY = 'The mayor of <Norvale> & "Sons" counted 41 houses, then ]]> 42.';

describe('feeds and the site map', () => {
  let desk: PublishedDesk;
  let standing: OnePublished;
  let corrected: OnePublished;
  let retracted: OnePublished;
  let stale: OnePublished;
  let replacedBy: number;

  beforeAll(async () => {
    desk = await PublishedDesk.start({ CLAIMDESK_SECURITY_CONTACT: 'mailto:security@desk.test' });
    standing = await desk.publish(NASTY);
    corrected = await desk.publish('The storm destroyed 43 houses in Norvale.');
    retracted = await desk.publish('The storm destroyed 44 houses in Norvale.');
    stale = await desk.publish('The storm destroyed 45 houses in Norvale.');
    await desk.publish('The storm destroyed 46 houses in Norvale.');
    replacedBy = (await desk.correct(corrected.verdictId, 'FALSE')).number;
    await desk.retract(retracted.verdictId);
    await changeText(desk.editor, stale.documentId, 'The storm destroyed 99 houses in Norvale.');
  }, 90_000);
  afterAll(() => desk?.close());

  const ok = (path: string) => expectStatus(200, desk.app.anonymous.get(`/${path}`));
  const entries = async (path: string) => {
    const { text } = await ok(path);
    // Another reader than the library that writes the feed.
    const document = new DOMParser().parseFromString(text, 'text/xml');
    return [...document.querySelectorAll('entry')].map((entry) => ({
      id: entry.querySelector('id')!.textContent,
      // The writer puts CDATA on lines of its own.
      title: entry.querySelector('title')!.textContent!.trim(),
      link: entry.querySelector('link')!.getAttribute('href'),
      published: entry.querySelector('published')!.textContent!,
      updated: entry.querySelector('updated')!.textContent!,
      summary: entry.querySelector('summary')!.textContent!.trim(),
    }));
  };
  /** Without `max-age=0` fetch adds `no-cache`, which asks for the whole answer. */
  const again = (path: string, condition: Record<string, string>) =>
    desk.app.anonymous.get(`/${path}`, { ...condition, 'cache-control': 'max-age=0' });
  const address = (number: number) => `http://desk.test/reports/${number}`;

  it('lists what was retracted, replaced or overtaken by its source again, with a notice and a later date', async () => {
    const found = await entries('/feed.atom');
    const of = (number: number) => found.find(({ link }) => link === address(number))!;
    for (const [{ number, verdictId }, word] of [
      [corrected, 'Replaced'],
      [retracted, 'Retracted'],
      [stale, 'Not current'],
    ] as const) {
      expect(of(number)).toMatchObject({ id: `urn:uuid:${verdictId}`, title: expect.stringMatching(`^${word}: `) });
      expect(Date.parse(of(number).updated)).toBeGreaterThan(Date.parse(of(number).published));
    }
    expect(of(retracted.number).summary).toContain('does not stand');
    expect(of(standing.number)).toMatchObject({ id: `urn:uuid:${standing.verdictId}`, title: NASTY });
    expect(of(standing.number).updated).toBe(of(standing.number).published);
    const updated = found.map((entry) => Date.parse(entry.updated));
    expect(updated).toEqual(updated.toSorted((a, b) => b - a));
    expect(found[0]!.link).toBe(address(stale.number));
    expect(new Set(found.map(({ id }) => id)).size).toBe(6);
  });

  it('says the same as JSON Feed 1.1', async () => {
    const { headers, text } = await ok('/feed.json');
    expect(headers.get('content-type')).toContain('application/feed+json');
    const feed = JSON.parse(text);
    expect(feed).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      home_page_url: 'http://desk.test/',
      feed_url: 'http://desk.test/feed.json',
    });
    const atom = await entries('/feed.atom');
    expect(feed.items.map((item: { id: string }) => item.id)).toEqual(atom.map(({ id }) => id));
    for (const [index, item] of feed.items.entries()) {
      expect(Date.parse(item.date_modified)).toBe(Date.parse(atom[index]!.updated));
      expect(item).toMatchObject({ url: atom[index]!.link, title: atom[index]!.title, language: 'en' });
      expect(item.content_text).toBe(atom[index]!.summary);
      expect(item.image).toBe(`${item.url}/image.png`);
    }
  });

  it('gives out the corrections on the site as the API does, and as JSON Feed', async () => {
    const site = await ok('/corrections.atom');
    expect(site.text).toBe((await expectStatus(200, desk.app.anonymous.get('/corrections.atom'))).text);
    expect(site.text).toContain('href="http://desk.test/corrections.atom"');
    const feed = JSON.parse((await ok('/corrections.json')).text);
    expect(feed.items.map((item: { tags: string[] }) => item.tags)).toEqual([['RETRACTION'], ['CORRECTION']]);
    expect(feed.items[1].url).toBe(address(replacedBy));
    expect(feed.items.map((item: { id: string }) => item.id)).toEqual(
      (await entries('/corrections.atom')).map(({ id }) => id),
    );
  });

  it('has every page name the feeds', async () => {
    const { text } = await ok(`/reports/${standing.number}`);
    for (const path of ['/feed.atom', '/feed.json', '/corrections.atom', '/corrections.json']) {
      expect(text).toMatch(new RegExp(`<link rel="alternate" type="application/[a-z+]+" title="\\w+" href="${path}"`));
    }
  });

  it('answers 304 to who has the feed already, and another feed once something is taken back', async () => {
    for (const path of ['/feed.atom', '/feed.json', '/corrections.atom', '/corrections.json', '/claimreview.json']) {
      const first = await ok(path);
      const etag = first.headers.get('etag')!;
      const { status, text } = await again(path, { 'if-none-match': etag });
      expect([path, status, text]).toEqual([path, 304, '']);
      expect(first.headers.get('cache-control')).toBe('public, max-age=60, must-revalidate');
    }
    const before = (await ok('/feed.atom')).headers.get('etag')!;
    const other = await desk.publish('The storm destroyed 47 houses in Norvale.');
    await desk.retract(other.verdictId);
    expect((await again('/feed.atom', { 'if-none-match': before })).status).toBe(200);
  });

  it('says when a feed last changed only once nothing else can happen within that second', async () => {
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    const { headers } = await ok('/corrections.atom');
    const at = Date.parse(headers.get('last-modified')!);
    const newest = Date.parse((await entries('/corrections.atom'))[0]!.updated);
    expect(at).toBe(Math.floor(newest / 1000) * 1000);
    const later = { 'if-modified-since': headers.get('last-modified')! };
    expect((await again('/corrections.atom', later)).status).toBe(304);
  });

  it('gives out the same ClaimReview feed on the site as in the API, without what does not stand', async () => {
    const { text, headers } = await ok('/claimreview.json');
    expect(text).toBe((await expectStatus(200, desk.app.anonymous.get('/reports.jsonld'))).text);
    expect(headers.get('content-type')).toContain('application/ld+json');
    expect(text).toContain(`${address(standing.number)}#`);
    for (const { number } of [corrected, retracted, stale]) expect(text).not.toContain(`${address(number)}#`);
  });

  it('maps the pages, the reports that stand and their documents', async () => {
    const index = (await ok('/sitemap.xml')).text;
    const files = [...index.matchAll(/<loc>http:\/\/desk\.test(.*?)<\/loc>/g)].map(([, path]) => path!);
    expect(files).toEqual(['/sitemaps/pages.xml', '/sitemaps/reports-1.xml', '/sitemaps/documents-1.xml']);
    expect((await ok('/sitemaps/pages.xml')).text).toContain('<loc>http://desk.test/corrections</loc>');
    const reports = (await ok('/sitemaps/reports-1.xml')).text;
    const listed = [...reports.matchAll(/<loc>http:\/\/desk\.test\/reports\/(\d+)<\/loc><lastmod>(.*?)<\/lastmod>/g)];
    const numbers = listed.map(([, number]) => Number(number));
    expect(numbers).toEqual(expect.arrayContaining([standing.number, replacedBy]));
    for (const { number } of [corrected, retracted, stale]) expect(numbers).not.toContain(number);
    const { publishedAt } = (await expectStatus(200, desk.app.anonymous.get(`/reports/${replacedBy}.json`))).body;
    expect(listed.find(([, number]) => Number(number) === replacedBy)![2]).toBe(publishedAt);
    const documents = (await ok('/sitemaps/documents-1.xml')).text;
    expect(documents).toContain(`/documents/${standing.documentId}<`);
    expect(documents).not.toContain(retracted.documentId);
    for (const file of ['reports-2', 'documents-0', 'reports-99999999999', 'other', 'reports-1x']) {
      expect([file, (await desk.app.anonymous.get(`//sitemaps/${file}.xml`)).status]).toEqual([file, 404]);
    }
  });

  it('keeps robots out of the desk and the API, and names the site map', async () => {
    const { text, headers } = await ok('/robots.txt');
    expect(headers.get('content-type')).toContain('text/plain');
    for (const path of ['/desk', '/api/']) expect(text).toContain(`\nDisallow: ${path}\n`);
    expect(text).toContain('\nSitemap: http://desk.test/sitemap.xml\n');
  });

  it('names whom to tell of a weakness', async () => {
    const { text } = await ok('/.well-known/security.txt');
    expect(text).toMatch(/^Contact: mailto:security@desk\.test\nExpires: .+Z\nCanonical: /);
    const days = (Date.parse(/Expires: (.+)/.exec(text)![1]!) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(170);
    expect(days).toBeLessThan(365);
  });
});
