import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readDocument, readPlainText, type ReadDocument } from './read-document.js';
import { cpuSeconds } from '../../test/support/cpu-seconds.js';

const read = (text: string, mediaType: string, filename?: string): Promise<ReadDocument> =>
  readDocument({ bytes: Buffer.from(text), mediaType, filename });
const blocksOf = (document: ReadDocument): [string, string][] =>
  document.blocks.map(({ kind, start, end }) => [kind, document.text.slice(start, end)]);
const codeOf = async (run: () => unknown): Promise<string> => {
  try {
    await run();
    return 'no error';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

function expectSoundBlocks({ text, blocks }: ReadDocument): void {
  let at = 0;
  for (const { start, end } of blocks) {
    expect(start).toBeGreaterThanOrEqual(at);
    expect(end).toBeGreaterThan(start);
    expect(end).toBeLessThanOrEqual(text.length);
    at = end;
  }
}

describe('readDocument, plain text', () => {
  it('changes nothing but CRLF, so that offsets fit the file', async () => {
    const text = 'First  line\u00A0here.\r\n\r\n  Second\ttext.  \n';
    expect((await read(text, 'text/plain; charset=utf-8')).text).toBe(text.replaceAll('\r\n', '\n'));
  });

  it('takes empty lines as the ends of blocks, and long lines as blocks of their own', async () => {
    const long =
      'The mayor of the small town spoke for an hour about the new bridge and what it would cost everybody who lives there.';
    expect(
      blocksOf(await read(`Bridge to open in May\n\n${long}\n${long}\n\n- one thing\n- another\n`, 'text/plain')),
    ).toEqual([
      ['heading', 'Bridge to open in May'],
      ['paragraph', long],
      ['paragraph', long],
      ['listItem', '- one thing'],
      ['listItem', '- another'],
    ]);
  });

  it('joins the lines of a hard-wrapped file', async () => {
    const wrapped = [
      'The harbour board said on Monday that it would close the old pier for',
      'the winter, since the last inspection had found rot in eleven of its',
      'forty posts. Boats will moor on the other side of the basin until the',
      'repairs are paid for.',
      '',
      'Nobody on the board would say when that might be.',
    ].join('\n');
    expect((await read(wrapped, 'text/plain')).blocks).toHaveLength(2);
  });

  it('finds the title, the author and the date in the first lines', async () => {
    const text =
      'Harbour board closes old pier\n\nBy Ines Okafor\n\nFriday, 3 May 2024\n\nThe pier was closed on Thursday.';
    expect(await read(text, 'text/plain')).toMatchObject({
      title: 'Harbour board closes old pier',
      byline: 'Ines Okafor',
      publishedAt: '2024-05-03',
      language: 'en',
    });
  });

  it('keeps blocks in order and inside the text for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (s) => {
        fc.pre(/[^\s\0\u200B\u2060\uFEFF]/.test(s));
        expectSoundBlocks(readPlainText(s));
      }),
    );
  });
});

describe('readDocument, Markdown', () => {
  const source = [
    '---',
    'title: "The old pier"',
    'author: Ines Okafor',
    'date: 2024-05-03',
    '---',
    '',
    '# Pier *closed*',
    '',
    'The **board** [closed](https://example.org) the',
    'pier &amp; gave no date. ![a pier](pier.jpg)',
    '',
    '> "It is rotten," the inspector said.',
    '',
    '1. Eleven posts',
    '2. Two beams',
    '',
    '```',
    'code is no prose',
    '```',
    '',
    '| year | cost |',
    '| --- | --- |',
    '| 2023 | 5 |',
  ].join('\n');

  it('gives clean prose with its blocks', async () => {
    expect(blocksOf(await read(source, 'text/markdown'))).toEqual([
      ['heading', 'Pier closed'],
      ['paragraph', 'The board closed the pier & gave no date.'],
      ['quote', '"It is rotten," the inspector said.'],
      ['listItem', 'Eleven posts'],
      ['listItem', 'Two beams'],
      ['tableRow', 'year | cost'],
      ['tableRow', '2023 | 5'],
    ]);
  });

  it('reads the front matter', async () => {
    expect(await read(source, 'application/octet-stream', 'pier.md')).toMatchObject({
      title: 'The old pier',
      byline: 'Ines Okafor',
      publishedAt: '2024-05-03',
    });
  });

  it.each([
    ['quotes nested a thousand deep', '>'.repeat(1000)],
    ['lists nested a thousand deep', Array.from({ length: 900 }, (_, i) => `${' '.repeat(i * 2)}- a`).join('\n')],
    ['a paragraph of a hundred thousand marks', '*a **a '.repeat(50_000)],
    ['ten megabytes', 'word '.repeat(2_000_000)],
  ])('refuses %s at once', async (_name, text) => {
    const refuse = async () => expect(await codeOf(() => read(text, 'text/markdown'))).toBe('DOCUMENT_TOO_COMPLEX');
    expect(await cpuSeconds(refuse)).toBeLessThan(3);
  });
});

describe('readDocument, HTML', () => {
  const paragraph = (topic: string): string =>
    `<p>The ${topic} was discussed by the harbour board for two hours, and in the end eleven of its fifteen members voted to close it for the whole winter, according to the minutes.</p>`;
  const page = `<!doctype html><html lang="en"><head><title>Pier closed | The Harbour Post</title>
    <meta property="og:site_name" content="The Harbour Post"><link rel="canonical" href="https://harbour.example/pier">
    <script type="application/ld+json">{"@type":"NewsArticle","headline":"Pier closed","author":{"name":"Ines Okafor"},"datePublished":"2024-05-03T08:00:00+02:00"}</script>
    </head><body><nav><a href="/">Home</a> <a href="/news">News</a></nav><script>document.write('evil')</script>
    <article><h1>Pier closed</h1>${paragraph('pier')}<h2>The vote</h2>${paragraph('budget')}
    <figure><img src="a.jpg"><figcaption>A photo caption about the pier in 1998.</figcaption></figure>
    <blockquote><p>"It is rotten," the inspector said.</p></blockquote>
    <p>Read more: <a href="/x">Ten piers to see</a></p><ul><li>Eleven posts are rotten.</li></ul>${paragraph('ferry')}</article>
    <footer>Copyright The Harbour Post</footer></body></html>`;

  it('gives the article without the page around it', async () => {
    const document = await read(page, 'text/html');
    expect(document.text).toContain('eleven of its fifteen members');
    expect(document.text).not.toMatch(/Home|evil|caption|Read more|Copyright/);
    expect(blocksOf(document)).toContainEqual(['quote', '"It is rotten," the inspector said.']);
    expect(blocksOf(document)).toContainEqual(['listItem', 'Eleven posts are rotten.']);
    expect(blocksOf(document)).toContainEqual(['heading', 'The vote']);
    expectSoundBlocks(document);
  });

  it('reads what the page says about itself', async () => {
    expect(await read(page, 'text/html')).toMatchObject({
      title: 'Pier closed',
      byline: 'Ines Okafor',
      publisher: 'The Harbour Post',
      publishedAt: '2024-05-03T06:00:00.000Z',
      canonicalUrl: 'https://harbour.example/pier',
      language: 'en',
    });
  });

  it('reads a page too small for an article finder', async () => {
    expect((await read('<p>The pier closed<br>in May.</p><p>Boats moved.</p>', 'text/html')).text).toBe(
      'The pier closed\nin May.\n\nBoats moved.',
    );
  });

  it('says what to do about a page without text', async () => {
    expect(
      await codeOf(() => read('<html><body><div id="root"></div><script>x()</script></body></html>', 'text/html')),
    ).toBe('DOCUMENT_EMPTY');
  });

  it.each([
    ['100,000 nested tags', `${'<div>'.repeat(100_000)}x`],
    ['nested tables', '<table><tr><td>'.repeat(30_000)],
    ['four million brackets', '<'.repeat(4_000_000)],
    ['six megabytes', `<p>${'word '.repeat(1_200_000)}</p>`],
    ['captions inside captions', '<caption>'.repeat(9000)],
  ])('refuses %s within seconds', async (_name, html) => {
    const refuse = async () => expect(await codeOf(() => read(html, 'text/html'))).toBe('DOCUMENT_TOO_COMPLEX');
    expect(await cpuSeconds(refuse)).toBeLessThan(5);
  });
});

describe('readDocument, formats', () => {
  it('goes by the file name only when the media type says nothing', async () => {
    const { blocks } = await read('# Title\n\nWords here.', 'application/octet-stream', 'a.MD');
    expect(blocks[0]?.kind).toBe('heading');
    expect((await read('# Title', 'text/plain', 'a.md')).text).toBe('# Title');
  });

  it.each([
    ['application/pdf', 'a.pdf'],
    ['application/octet-stream', 'a.bin'],
    ['application/octet-stream', undefined],
    ['image/png', 'a.txt'],
  ])('refuses %s (%s)', async (mediaType, filename) => {
    expect(await codeOf(() => read('words', mediaType, filename))).toBe('DOCUMENT_TYPE_UNSUPPORTED');
  });

  it('refuses bytes that are no text whatever their name', async () => {
    expect(await codeOf(() => read('PK\x03\x04 …', 'text/plain', 'a.txt'))).toBe('DOCUMENT_BINARY');
  });
});

describe('readPlainText', () => {
  it('lets what the sender states win', async () => {
    expect(readPlainText('A pier was closed.', { title: 'Stated', language: 'de' })).toMatchObject({
      title: 'Stated',
      language: 'de',
    });
  });

  it('refuses text without a visible character', async () => {
    expect(await codeOf(() => readPlainText(' \n '))).toBe('DOCUMENT_EMPTY');
  });
});
