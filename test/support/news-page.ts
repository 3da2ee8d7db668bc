import { CLAIMS_OF, type Edit, EDITS } from './news-article.js';

export const TITLE = 'Seven towns and their figures';
const CORRECTION =
  'Correction: An earlier version of this article said that the bakery of Selby delivers 4,500 loaves a day and that the windmill of Selby turned on 203 days in 2024.';
const LEAD =
  'What do the towns along the coast say of themselves, and is it so? For this report we asked offices, unions and clubs for their figures, and print them town by town.';

const paragraphs = (edit: Edit, done: boolean): string =>
  CLAIMS_OF[edit]
    .flatMap(({ paragraph, edited }) => (done ? (edited ?? []) : paragraph))
    .map((each) => `<p>${each}</p>`)
    .join('\n');

const CLOSE = 'We thank all those who answered, and will ask again.';

/** The article's own mark-up with these edits made. */
function articleBody(edits: ReadonlySet<Edit>): string {
  const order = EDITS.filter((edit) => edit !== 'moved');
  const sections = edits.has('moved') ? [...order, 'moved' as const] : (['moved', ...order] as const);
  const body = sections.map((edit) => paragraphs(edit, edits.has(edit) && edit !== 'moved')).join('\n');
  return `<h1>${TITLE}</h1><p>${LEAD}</p>${body}<p>${CLOSE}</p>${edits.has('notice') ? `<p>${CORRECTION}</p>` : ''}`;
}

/** What a site puts around its articles, another one at every visit. */
const noise = (visit: number): { head: string; before: string; after: string } => ({
  head: `<meta name="generator" content="Press ${visit}"><script>window.visit = ${visit};</script>`,
  before: `<header><nav><ul><li><a href="/">Home</a></li><li><a href="/coast">Coast</a></li><li><a href="/weather">${visit} degrees</a></li></ul></nav></header>
    <div class="ad" id="ad-${visit}"><p>Advertisement</p></div>`,
  after: `<aside class="related"><h2>Most read</h2><ul><li><a href="/a${visit}">The ${visit} best beaches</a></li><li><a href="/b">Ferries</a></li></ul></aside>
    <div class="share-buttons"><a href="/share?${visit}">Share</a></div><footer><p>© The Coast Courier. ${visit} readers online.</p></footer>`,
});

/** The page as a browser gets it. */
export function newsPage(edits: Iterable<Edit> = [], visit = 1): string {
  const { head, before, after } = noise(visit);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${TITLE} | The Coast Courier</title>
    <meta property="og:type" content="article"><meta property="og:title" content="${TITLE}">${head}</head>
    <body>${before}<main><article>${articleBody(new Set(edits))}</article></main>${after}</body></html>`;
}

/** Another article of the same site. */
export const otherPage = (): string => {
  const text = Array.from(
    { length: 12 },
    (_, n) =>
      `<p>Voters in ward ${n + 3} of Brenzett chose ${n + 2} new members of the rural chamber on Sunday evening.</p>`,
  ).join('');
  return `<!doctype html><html lang="en"><head><title>Brenzett votes</title></head><body><article><h1>Brenzett votes</h1>${text}</article></body></html>`;
};

/** The front page of the site: headlines that are links. */
export const frontPage = (): string => {
  const teasers = Array.from(
    { length: 14 },
    (_, n) => `<div class="teaser"><h3><a href="/n${n}">Headline number ${n} of today</a></h3><p>Read more.</p></div>`,
  ).join('');
  return `<!doctype html><html lang="en"><head><title>The Coast Courier</title></head><body><main>${teasers}</main></body></html>`;
};

/** The stub that a site shows to those who do not pay. */
export const paywallPage = (): string =>
  `<!doctype html><html lang="en"><head><title>${TITLE}</title></head><body><article><h1>${TITLE}</h1><p>${LEAD}</p>
   <div><p>To continue reading, subscribe to The Coast Courier or sign in.</p></div></article></body></html>`;
