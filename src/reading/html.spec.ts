import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { benchmarkPages } from '../../eval/html-pages.js';
import { meanF1, shingleScore } from '../../eval/shingle-score.js';
import { cpuSeconds } from '../../test/support/cpu-seconds.js';
import type { ReadText } from './block.js';
import { readHtml } from './html.js';

const sentence = (topic: string): string =>
  `The ${topic} was discussed by the harbour board for two hours, and in the end eleven of its fifteen members voted to close it for the whole winter.`;
const prose = (...topics: string[]): string => topics.map((topic) => `<p>${sentence(topic)}</p>`).join('\n');
const ARTICLE = prose('pier', 'ferry', 'lighthouse', 'basin');

const page = (body: string, head = '<title>Pier closed for the winter</title>'): string =>
  `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`;
const blocksOf = ({ text, blocks }: ReadText): [string, string][] =>
  blocks.map(({ kind, start, end }) => [kind, text.slice(start, end)]);
const linesOf = (html: string): string[] => blocksOf(readHtml(html)).map(([, text]) => text);
const codeOf = (html: string): string => {
  try {
    readHtml(html);
    return 'no error';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

function expectSoundBlocks({ text, blocks }: ReadText): void {
  let at = 0;
  for (const { start, end } of blocks) {
    expect(start).toBeGreaterThanOrEqual(at);
    expect(end).toBeGreaterThan(start);
    expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
    at = end;
  }
  expect(at).toBe(text.length);
}

describe('the article of a page', () => {
  it('is the element the page marks as its body, without what stands around it', () => {
    const lines = linesOf(
      page(`<header><h1>Pier closed for the winter</h1><p class="standfirst">${sentence('summary')}</p></header>
        <div class="article-body">${ARTICLE}<div class="related-links"><p>${sentence('other')}</p></div></div>
        <div class="comments"><p>${sentence('comment')}</p></div>`),
    );
    expect(lines).toEqual(['pier', 'ferry', 'lighthouse', 'basin'].map(sentence));
  });

  it('is joined from the parts a page cuts it into', () => {
    const lines = linesOf(
      page(`<main><div class="grid story-body">${prose('pier', 'ferry')}</div><div class="newsletter-box"><p>${sentence('letter')}</p></div>
        <div class="grid story-body">${prose('basin')}</div></main>`),
    );
    expect(lines).toEqual(['pier', 'ferry', 'basin'].map(sentence));
  });

  it('is found without any mark', () => {
    const menu = '<ul>' + '<li><a href="/x">Section of the paper</a></li>'.repeat(20) + '</ul>';
    expect(linesOf(page(`<div>${menu}</div><div><div>${ARTICLE}</div></div><div>${menu}</div>`))).toHaveLength(4);
  });

  it('is the article of the headline where others follow it', () => {
    const next = `<article><h2>Another day</h2>${prose('market', 'school', 'road')}</article>`;
    const text = linesOf(page(`<article><h1>Pier closed for the winter</h1>${ARTICLE}</article>${next}${next}`)).join(
      ' ',
    );
    expect(text).toContain(sentence('basin'));
    expect(text).not.toContain('market');
  });

  it('is found above comments that are longer than it, in a box with a misleading name', () => {
    const comments = `<div id="comments">${prose(...Array.from({ length: 40 }, (_, i) => `remark ${i}`))}</div>`;
    const lines = linesOf(
      page(`<div class="with-sidebar"><h1>Pier closed for the winter</h1><div>${ARTICLE}</div></div>${comments}`),
    );
    expect(lines).toEqual(['pier', 'ferry', 'lighthouse', 'basin'].map(sentence));
  });

  it('keeps the entries of a live blog, which are articles inside the article', () => {
    const entry = (topic: string): string => `<article><h3>At noon</h3>${prose(topic)}</article>`;
    const text = linesOf(
      page(`<article><h1>Pier, live</h1>${prose('pier', 'wind')}${entry('ferry')}${entry('basin')}</article>`),
    );
    expect(text.join(' ')).toContain(sentence('basin'));
  });

  it.each([
    ['a date', '<p>Published: 3 May 2024, 10:15 BST</p>'],
    ['a date and a place', '<p>NORVALE | May 3, 2024</p>'],
    ['an author', '<p>By Ines Okafor</p>'],
    ['the title', '<h2>Pier closed for the winter</h2>'],
    ['the time it takes', '<span>3 min read</span>'],
    ['a caption', '<p class="wp-caption-text">The pier in 1998</p>'],
    ['a picture and its words', '<figure><img src="a.jpg"><figcaption>The pier in 1998.</figcaption></figure>'],
    ['buttons', '<ul class="social-share"><li>Share</li><li>Send by mail</li></ul>'],
    ['text for screen readers', '<span class="sr-only">Opens in a new window</span>'],
    ['a hidden element', '<div style="display: none">Not to be seen</div><p hidden>Nor this</p>'],
  ])('begins after %s', (_what, line) => {
    expect(linesOf(page(`<div class="article-body">${line}${ARTICLE}</div>`))[0]).toBe(sentence('pier'));
  });

  it.each([
    ['related articles', '<h3>You may also like</h3><p>Ten piers worth a visit this summer, by our readers</p>'],
    ['links', '<ul><li><a href="/a">Ten piers to see</a></li><li><a href="/b">Five ferries to take</a></li></ul>'],
    ['a newsletter', '<p>Sign up for our daily newsletter and get the news in your inbox every morning.</p>'],
    ['a biography', '<p>Ines Okafor is a senior reporter who covers the coast.</p>'],
    ['an address', '<p>Have a tip? The desk may be reached at desk@harbour.example.</p>'],
    ['a ruler of signs', '<p>* * *</p>'],
  ])('ends before %s', (_what, tail) => {
    expect(linesOf(page(`<div class="article-body">${ARTICLE}${tail}</div>`)).at(-1)).toBe(sentence('basin'));
  });

  it.each([
    'The mayor wrote on Twitter that 40 boats had been moved.',
    'Sources close to the board put the cost at $3 million.',
    'Images of the damage showed eleven rotten posts.',
    'Advertising revenue of the ferry fell by 20 per cent.',
    'Related costs rose to 5 million in 2023.',
    'Published figures show that 300 boats used the pier.',
    'More on the island than on the coast had voted against it.',
  ])('keeps a last sentence that only begins like a prompt: %s', (last) => {
    const lines = linesOf(page(`<div class="article-body">${ARTICLE}<p>${last}</p></div>`));
    expect(lines.at(-1)).toBe(last.startsWith('More on') ? sentence('basin') : last);
  });
});

describe('blocks of a page', () => {
  const body = (html: string): [string, string][] =>
    blocksOf(readHtml(page(`<div class="article-body">${prose('pier', 'ferry')}${html}${prose('basin')}</div>`))).slice(
      2,
      -1,
    );

  it.each<[string, string, [string, string][]]>([
    ['headings', '<h2>The <em>vote</em></h2>', [['heading', 'The vote']]],
    [
      'lists',
      '<ul><li>Eleven posts are rotten.</li><li><p>Two beams.</p></li></ul>',
      [
        ['listItem', 'Eleven posts are rotten.'],
        ['listItem', 'Two beams.'],
      ],
    ],
    [
      'quotations',
      '<blockquote><p>It is rotten.</p><p>All of it.</p></blockquote>',
      [
        ['quote', 'It is rotten.'],
        ['quote', 'All of it.'],
      ],
    ],
    [
      'posts',
      '<figure><blockquote>Forty boats moved today.</blockquote></figure>',
      [['quote', 'Forty boats moved today.']],
    ],
    [
      'tables',
      '<table><tr><th>Year</th><th>Cost</th></tr><tr><td><p>2023</p></td><td>5</td></tr></table>',
      [
        ['tableRow', 'Year | Cost'],
        ['tableRow', '2023 | 5'],
      ],
    ],
    [
      'tables for layout',
      `<table><tr><td><p>One cell.</p><p>Two paragraphs.</p></td></tr></table>`,
      [
        ['paragraph', 'One cell.'],
        ['paragraph', 'Two paragraphs.'],
      ],
    ],
    [
      'line breaks',
      '<p>Line one.<br>Line two.<br> <br>Next one.</p>',
      [
        ['paragraph', 'Line one.\nLine two.'],
        ['paragraph', 'Next one.'],
      ],
    ],
    [
      'preformatted text',
      '<pre>Line one.\nLine two.\n\nNext one.</pre>',
      [
        ['paragraph', 'Line one.\nLine two.'],
        ['paragraph', 'Next one.'],
      ],
    ],
    [
      'words cut by elements',
      '<p><span class="drop-cap">T</span>he <b>un</b>expected vo<!-- -->te&nbsp;was&#8217;t.</p>',
      [['paragraph', 'The unexpected vote was’t.']],
    ],
    ['white space', '<p>\n  Two\n\twords </p>', [['paragraph', 'Two words']]],
    [
      'text between elements',
      'Bare text<div>and a box</div>and more',
      [
        ['paragraph', 'Bare text'],
        ['paragraph', 'and a box'],
        ['paragraph', 'and more'],
      ],
    ],
    [
      'unclosed elements',
      '<p>One.<p>Two.<ul><li>Three.<li>Four.</ul>',
      [
        ['paragraph', 'One.'],
        ['paragraph', 'Two.'],
        ['listItem', 'Three.'],
        ['listItem', 'Four.'],
      ],
    ],
    [
      'names inside a sentence',
      '<p>He named <a class="related" href="/x">the pier</a> first.</p>',
      [['paragraph', 'He named the pier first.']],
    ],
  ])('are told for %s', (_what, html, expected) => {
    expect(body(html)).toEqual(expected);
  });

  it('fit the text, in order, whatever the page', () => {
    const piece = fc.constantFrom(
      '<p>', '</p>', '<div class="article-body">', '</div>', '<br>', '<b>', '</b>', '<table><tr><td>', '</table>', '<li>', '<a href=x>',
      '<!--', '-->', '<script>', '</script>', '<h2>', '&amp;', '&#0;', '\u{1F6A2}', '\u0301', sentence('pier'), ' and ', '<', '"', '<article>', '</article>',
    ); // prettier-ignore
    fc.assert(
      fc.property(fc.array(piece, { minLength: 5, maxLength: 60 }), (pieces) => {
        const html = page(`<h1>Pier</h1>${pieces.join('')}${ARTICLE}`);
        const code = codeOf(html);
        // A script that never ends hides the rest of the page from a browser, too; a link that never ends makes every
        // headline after it a link, and six such headlines a list of articles.
        const linked = pieces.includes('<a href=x>') && pieces.includes('<h2>');
        expect(['no error', 'DOCUMENT_EMPTY', ...(linked ? ['DOCUMENT_NOT_ARTICLE'] : [])]).toContain(code);
        if (code !== 'no error') return;
        const read = readHtml(html);
        expectSoundBlocks(read);
        expect(readHtml(html)).toEqual(read);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a page without an article', () => {
  const links = (count: number): string => '<li><a href="/x">A section of the paper</a></li>'.repeat(count);
  const teaser = `<div class="item"><h3><a href="/a">Board votes on the pier</a></h3><p>${sentence('pier')}</p></div>`;
  const paid = '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script>';
  const lead = `<div class="article-body">${prose('pier')}</div>`;

  it.each<[string, string, string]>([
    ['that scripts would fill', page('<div id="root"></div><script>render()</script>'), 'DOCUMENT_EMPTY'],
    [
      'that asks for scripts',
      page('<div id="root">Please enable JavaScript to use this site.</div>'),
      'DOCUMENT_EMPTY',
    ],
    ['with nothing at all', '', 'DOCUMENT_EMPTY'],
    ['of teasers', page(`<nav><ul>${links(30)}</ul></nav><main>${teaser.repeat(12)}</main>`), 'DOCUMENT_NOT_ARTICLE'],
    ['of links', page(`<ul>${links(40)}</ul>`), 'DOCUMENT_NOT_ARTICLE'],
    [
      'that was not found',
      page('<h1>404</h1><p>We looked everywhere.</p>', '<title>Page not found - Post</title>'),
      'DOCUMENT_NOT_ARTICLE',
    ],
    [
      'to sign in on',
      page('<form><p>Your name and password, please, to go on.</p></form>', '<title>Sign in | Post</title>'),
      'DOCUMENT_NOT_ARTICLE',
    ],
    [
      'about cookies',
      page(
        '<h1>Your privacy</h1><p>We and our partners use cookies to show advertising. Accept or reject them.</p>',
        '<title>The Post</title>',
      ),
      'DOCUMENT_NOT_ARTICLE',
    ],
    [
      'of search results',
      page(`<h1>Results</h1>${teaser.repeat(3)}`, '<title>Search results for pier</title>'),
      'DOCUMENT_NOT_ARTICLE',
    ],
    [
      'with a lead and a paywall',
      page(`${lead}<div class="subscribe-box">Subscribe to continue reading</div>`),
      'DOCUMENT_PAYWALLED',
    ],
    ['with a lead, and marked as paid', page(lead, paid), 'DOCUMENT_PAYWALLED'],
  ])('%s is refused by its own code', (_what, html, code) => {
    expect(codeOf(html)).toBe(code);
  });

  it.each<[string, string]>([
    ['a whole article that is marked as paid', page(`<div class="article-body">${ARTICLE}</div>`, paid)],
    [
      'a whole article beside an offer',
      page(`<div class="article-body">${ARTICLE.repeat(4)}</div><p>Subscribe to continue reading</p>`),
    ],
    ['a short article among teasers', page(`<article>${ARTICLE}</article>${teaser.repeat(12)}`)],
    [
      'an article about an error',
      page(`<div class="article-body">${ARTICLE.repeat(2)}</div>`, '<title>Why “page not found” is back</title>'),
    ],
    ['news of an election', page(ARTICLE, '<title>First results for Norvale: 404 votes not found</title>')],
    ['a fragment', '<p>The pier closed in May.</p>'],
  ])('is not %s', (_what, html) => {
    expect(codeOf(html)).toBe('no error');
  });
});

describe('a page made to be slow', () => {
  it.each<[string, string, number]>([
    ['100,000 nested elements', '<div>'.repeat(100_000), 5],
    ['scripts, styles and comments that never end', '<script><style><!--<svg>'.repeat(100_000) + ARTICLE, 5],
    ['ten megabytes on a line', `<p>${'word '.repeat(2_000_000)}`, 5],
    [
      'a hundred thousand attributes',
      `<div ${Array.from({ length: 100_000 }, (_, i) => `a${i}="${i}"`).join(' ')}>${ARTICLE}</div>`,
      10,
    ],
    ['a million quotes', `<div a="${'"\''.repeat(500_000)}>${ARTICLE}`, 5],
    ['a million entities', `<p>${'&amp;'.repeat(900_000)}`, 5],
    [
      'bodies inside bodies',
      Array.from({ length: 400 }, (_, i) => `<div class="article-body b${i}">`).join('') + ARTICLE.repeat(300),
      10,
    ],
    ['prompts by the thousand', `<p>${'sign up '.repeat(36)}</p>`.repeat(8000), 10],
    [
      'JSON-LD of open brackets',
      `<script type="application/ld+json">${'[{"a":'.repeat(200_000)}</script>${ARTICLE}`,
      5,
    ],
    ['JSON-LD of comment marks', `<script type="application/ld+json">{${'/*,'.repeat(500_000)}</script>${ARTICLE}`, 5],
    ['a class of a million words', `<div class="${'caption-'.repeat(120_000)}">${ARTICLE}</div>`, 5],
  ])('ends soon: %s', async (_what, html, seconds) => {
    const read = (): void => expect(['no error', 'DOCUMENT_TOO_COMPLEX', 'DOCUMENT_EMPTY']).toContain(codeOf(html));
    expect(await cpuSeconds(read)).toBeLessThan(seconds);
  });
});

const pages = await benchmarkPages('../shared/data');

(pages ? describe : describe.skip)('pages of the benchmark (skipped: ../shared/data is absent)', () => {
  it('are all read, with sound blocks and an F1 of at least 0.97', () => {
    const scores = (pages ?? []).map(({ html, truth }) => {
      const read = readHtml(html);
      expectSoundBlocks(read);
      return shingleScore(truth, read.text);
    });
    expect(meanF1(scores).f1).toBeGreaterThan(0.97);
  });
});
