import { describe, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { cpuSeconds } from '../../test/support/cpu-seconds.js';
import { MAX_ENTRIES, readFeed } from './read-feed.js';

const read = (text: string | Buffer, charset: string | null = null) =>
  readFeed({ bytes: Buffer.from(text as string), charset, finalUrl: 'https://news.example/feed/all.xml' });
const entriesOf = async (text: string | Buffer, charset: string | null = null) => {
  const file = await read(text, charset);
  if (file.kind !== 'entries') throw new Error('it is an index');
  return file.entries;
};
const rss = (items: string, head = ''): string =>
  `<?xml version="1.0"?>${head}<rss version="2.0"><channel><title>N</title>${items}</channel></rss>`;
const urlset = (urls: string): string => `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls}</urlset>`;

describe(readFeed, () => {
  it('takes addresses as they are meant, without campaign marks, and titles as plain text', async () => {
    const items = `<item><title>A &amp;amp; B &lt;b&gt;bold&lt;/b&gt;</title><link>../a?id=1&amp;utm_source=rss#top</link></item>
      <item><title>by guid</title><guid>https://news.example/b</guid></item>
      <item><title>no page</title><guid isPermaLink="false">7</guid></item>
      <item><title>not of the web</title><link>javascript:alert(1)</link></item>`;
    expect(await entriesOf(rss(items))).toEqual([
      { url: 'https://news.example/a?id=1', title: 'A & B bold', publishedAt: null },
      { url: 'https://news.example/b', title: 'by guid', publishedAt: null },
    ]);
  });

  it('reads RDF, and dates that are none as none', async () => {
    const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
      xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>N</title></channel>
      <item><title>a</title><link>https://news.example/a</link><dc:date>2026-11-02T10:00:00Z</dc:date></item>
      <item><title>b</title><link>https://news.example/b</link><dc:date>yesterday</dc:date></item></rdf:RDF>`;
    const [a, b] = await entriesOf(rdf);
    expect([a?.publishedAt?.toISOString(), b?.publishedAt]).toEqual(['2026-11-02T10:00:00.000Z', null]);
  });

  it('reads the encoding that the file names', async () => {
    const bytes = Buffer.from(
      `<?xml version="1.0" encoding="ISO-8859-1"?><rss version="2.0"><channel><title>N</title>
       <item><title>Caf\u00e9</title><link>https://news.example/a</link></item></channel></rss>`,
      'latin1',
    );
    expect((await entriesOf(bytes))[0]?.title).toBe('Caf\u00e9');
  });

  it('takes the newest of a sitemap that has too many', async () => {
    const urls = Array.from({ length: MAX_ENTRIES + 10 }, (_, n) => {
      const at = new Date(Date.UTC(2026, 0, 1) + n * 60_000).toISOString();
      return `<url><loc>https://news.example/${n}</loc><lastmod>${at}</lastmod></url>`;
    });
    const entries = await entriesOf(urlset(urls.join('')));
    expect(entries).toHaveLength(MAX_ENTRIES);
    expect(entries[0]?.url).toBe(`https://news.example/${MAX_ENTRIES + 9}`);
  });

  it.each<[string, string | Buffer]>([
    ['a page', '<!doctype html><html><body>News</body></html>'],
    ['nothing', ''],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0])],
    [
      'entities of its own',
      rss('<item><title>&x;</title></item>', '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hosts">]>'),
    ],
    ['a packed file that is none', Buffer.from([0x1f, 0x8b, 1, 2, 3])],
    ['a packed file that unpacks to too much', gzipSync(Buffer.alloc(6 * 1024 * 1024, ' '))],
    ['a sitemap without end', urlset('<a>'.repeat(100_000))],
  ])('refuses %s, and says what to do', async (_name, bytes) => {
    await expect(read(bytes)).rejects.toMatchObject({
      code: 'FEED_UNREADABLE',
      message: expect.stringContaining('Give the address of the feed itself.'),
    });
  });

  it('does not replace entities that a sitemap defines', async () => {
    const own = `<!DOCTYPE urlset [<!ENTITY x "https://news.example/x">]>${urlset('<url><loc>&x;</loc></url>')}`;
    const entries = await entriesOf(own).catch(() => []);
    expect(entries.filter(({ url }) => url === 'https://news.example/x')).toEqual([]);
  });

  it('ends on files made to be slow', async () => {
    const slow = [rss('<item><title>'.repeat(200_000)), urlset('<url>'.repeat(200_000)), rss('<!--'.repeat(300_000))];
    for (const text of slow) {
      expect(await cpuSeconds(() => read(text).catch(() => undefined))).toBeLessThan(10);
    }
  });
});
