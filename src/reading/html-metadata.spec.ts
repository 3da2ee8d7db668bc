import { describe, expect, it } from '@jest/globals';
import { cleanByline } from './byline.js';
import { parseDocument } from './dom.js';
import { htmlMetadata, type HtmlMetadata } from './html-metadata.js';
import { lightened } from './html-source.js';
import { normaliseDate } from './published-at.js';

function metadataOf(head: string, body = ''): HtmlMetadata {
  const { markup, jsonLd } = lightened(`<html><head>${head}</head><body>${body}</body></html>`);
  return htmlMetadata(parseDocument(markup), jsonLd);
}
const ld = (json: string): string => `<script type="application/ld+json">${json}</script>`;
const facts = (head: string, body?: string): HtmlMetadata['facts'] => metadataOf(head, body).facts;

describe('JSON-LD', () => {
  const article =
    '{"@type":"NewsArticle","headline":"Pier closed","author":{"name":"Ines Okafor"},"datePublished":"2024-05-03"}';

  it.each([
    ['alone', article],
    ['in an array', `[{"@type":"WebSite","name":"Post"},${article}]`],
    ['in a graph', `{"@context":"https://schema.org","@graph":[{"@type":"WebPage"},${article}]}`],
    ['as the main entity of a page', `{"@type":"WebPage","mainEntity":${article}}`],
    [
      'with trailing commas and comments',
      article.replace('"author"', '/* who */ "author"').replace('}}', '},}').replace(/}$/, ',} // end'),
    ],
    ['with line breaks in strings', article.replace('Pier closed', 'Pier\n\tclosed')],
    ['inside a comment', `<!-- ${article} -->`],
    ['inside CDATA', `//<![CDATA[\n${article}\n//]]>`],
    ['with a semicolon behind', `${article};`],
    [
      'with entities',
      article
        .replace('Pier closed', 'Pier &#x63;losed')
        .replace('Ines', '&quot;Ines')
        .replace('Okafor', 'Okafor&quot;'),
    ],
    ['of several types', article.replace('"NewsArticle"', '["Article","NewsArticle"]')],
    [
      'with authors in an array',
      article.replace('{"name":"Ines Okafor"}', '[{"@type":"Person","name":["Ines Okafor"]}]'),
    ],
    [
      'with the author elsewhere',
      `[${article.replace('{"name":"Ines Okafor"}', '{"@id":"#ines"}')},{"@id":"#ines","name":"Ines Okafor"}]`,
    ],
  ])('is read %s', (_what, json) => {
    const { title, byline, publishedAt } = facts(ld(json));
    expect([title, byline?.replaceAll('"', ''), publishedAt]).toEqual(['Pier closed', 'Ines Okafor', '2024-05-03']);
  });

  it.each(['', 'null', '{', '"text"', '[[[', '{"@type":"Product","name":"Boat"}', '{"@type":7,"headline":[]}'])(
    'that says nothing is passed over: %s',
    (json) => {
      expect(facts(ld(json) + '<title>Pier closed</title>').title).toBe('Pier closed');
    },
  );

  it('says whether the article is free', () => {
    const isFree = (value: string): boolean | null =>
      metadataOf(ld(`{"@type":"Article","isAccessibleForFree":${value}}`)).isFree;
    expect(['true', 'false', '"False"', '"yes"'].map(isFree)).toEqual([true, false, false, null]);
  });
});

describe('metadata of a page', () => {
  it('comes from meta elements', () => {
    const head = `<title>x</title><meta property="og:title" content="Pier &amp; ferry closed"><meta name="author" content="By Ines Okafor">
      <meta property="og:site_name" content="The Harbour Post"><meta property="article:published_time" content="2024-05-03T08:00:00+0200">
      <meta property="article:modified_time" content="2024-05-04"><meta property="og:url" content="https://post.example/pier">`;
    expect(facts(head)).toEqual({
      title: 'Pier & ferry closed',
      byline: 'Ines Okafor',
      publisher: 'The Harbour Post',
      publishedAt: '2024-05-03T06:00:00.000Z',
      modifiedAt: '2024-05-04',
      canonicalUrl: 'https://post.example/pier',
      language: null,
    });
  });

  it('comes from microdata', () => {
    const body = `<div itemscope itemtype="https://schema.org/Article"><h2 itemprop="headline">Pier closed</h2>
      <span itemprop="author" itemscope><a href="/ines"><span itemprop="name">Ines Okafor</span></a></span>
      <time itemprop="datePublished" datetime="2024-05-03">yesterday</time><meta itemprop="dateModified" content="2024-05-04">
      <span itemprop="publisher" itemscope><meta itemprop="name" content="The Harbour Post"></span></div>`;
    expect(facts('', body)).toMatchObject({
      title: 'Pier closed',
      byline: 'Ines Okafor',
      publisher: 'The Harbour Post',
      publishedAt: '2024-05-03',
      modifiedAt: '2024-05-04',
    });
  });

  it('comes from what the page shows', () => {
    const body = `<h1>Pier closed for the winter</h1><p class="article__byline">By <a rel="author" href="/i">Ines Okafor</a><br>3 May 2024</p><time datetime="2024-05-03T08:00Z">May</time>`;
    expect(facts('<title>Pier closed for the winter - Post</title>', body)).toMatchObject({
      title: 'Pier closed for the winter',
      byline: 'Ines Okafor',
      publishedAt: '2024-05-03T08:00:00.000Z',
    });
  });

  it('takes the paper’s name off the title', () => {
    expect(
      facts('<meta property="og:site_name" content="The Post"><title>Pier closed today | The Post</title>').title,
    ).toBe('Pier closed today');
  });

  it('does not take an address for an author', () => {
    expect(facts('<meta property="article:author" content="https://social.example/post">').byline).toBeNull();
  });

  it.each([
    ['<link rel="canonical" href="https://post.example/pier">', 'https://post.example/pier'],
    ['<base href="https://post.example/news/"><link rel="canonical" href="pier">', 'https://post.example/news/pier'],
    [
      '<meta property="og:url" content="https://post.example/x"><link rel="canonical" href="/pier">',
      'https://post.example/pier',
    ],
    ['<meta property="og:url" content="https://post.example/x">', 'https://post.example/x'],
    ['<link rel="canonical" href="/pier">', null],
    ['<link rel="canonical" href="javascript:alert(1)">', null],
    ['<link rel="canonical" href="">', null],
  ])('gives the canonical address of %s', (head, url) => {
    expect(facts(head).canonicalUrl).toBe(url);
  });
});

describe('bylines', () => {
  it.each([
    ['By Ines Okafor', 'Ines Okafor'],
    ['by INES OKAFOR and JAN DE VRIES', 'INES OKAFOR and JAN DE VRIES'],
    ['Written by: Ines Okafor | Harbour Post', 'Ines Okafor'],
    ['Ines Okafor - May 3, 2024, 8:15 pm', 'Ines Okafor'],
    ['Ines Okafor, Published 3 May 2024', 'Ines Okafor'],
    ['Ines Okafor on Friday, May 3rd', 'Ines Okafor'],
    ['Ines Okafor https://post.example/ines', 'Ines Okafor'],
    ['Ines Okafor (ines@post.example)', 'Ines Okafor'],
    ['Von Jan Byström', 'Jan Byström'],
    ['Jean-Luc Byron', 'Jean-Luc Byron'],
    ['https://post.example/ines', null],
    ['admin', null],
    ['3 May 2024', null],
    [' ', null],
  ])('%s', (raw, clean) => {
    expect(cleanByline(raw)).toBe(clean);
  });
});

describe('dates', () => {
  it.each([
    ['2024-05-03', '2024-05-03'],
    ['2024-05-03T08:00', '2024-05-03T08:00:00.000Z'],
    ['2024-05-03T08:00:00.000-0500', '2024-05-03T13:00:00.000Z'],
    ['2024-05-03 08:00:00 +02:00', '2024-05-03T06:00:00.000Z'],
    ['Fri, 03 May 2024 08:00:00 GMT', '2024-05-03T08:00:00.000Z'],
    ['Fri, 3 May 2024 08:00:00 +0200', '2024-05-03T06:00:00.000Z'],
    ['1714723200000', '2024-05-03T08:00:00.000Z'],
    ['1714723200', '2024-05-03T08:00:00.000Z'],
    ['May 3, 2024', '2024-05-03'],
    ['Sept. 3, 2024', '2024-09-03'],
    ['3 Dec 2024', '2024-12-03'],
    ['0001-01-01T00:00:00Z', null],
    ['2024-13-45', null],
    ['31 February 2024', null],
    ['yesterday', null],
  ])('%s', (raw, date) => {
    expect(normaliseDate(raw)).toBe(date);
  });
});
