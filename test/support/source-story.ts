import type { IncomingMessage, ServerResponse } from 'node:http';
import { assignmentOn, expectStatus, openRound } from './journey.js';
import type { Edit } from './news-article.js';
import { frontPage, newsPage, otherPage, paywallPage } from './news-page.js';
import { ARTICLE, MAX_BYTES, type WatchedDesk } from './watched-desk.js';
import type { WebSite } from './web-site.js';

/** One thing that happens: the site changes and is looked at, or the desk decides. */
export interface Step {
  name: string;
  /** What the site does; the page is checked afterwards. */
  site?: (site: WebSite) => void;
  /** What people do. */
  desk?: (desk: WatchedDesk) => Promise<void>;
}

const change = (name: string, edits: readonly Edit[], visit: number): Step => ({
  name,
  site: (site) => site.page(ARTICLE, newsPage(edits, visit)),
});

const REWORDED: Edit[] = ['moved', 'typo', 'reworded'];
const CHANGED: Edit[] = [...REWORDED, 'number', 'negation', 'quotation'];
const RECAST: Edit[] = [...CHANGED, 'context', 'split', 'merge'];
const CORRECTED: Edit[] = [...RECAST, 'struck', 'notice'];
export const ALL_EDITS: Edit[] = [...CORRECTED, 'removed'];

/** Another page than before, with nothing of the article changed. */
export const NOISE = change('only what surrounds the article changes', [], 2);

/** An edit of the article, and what the impact of its version counts (nothing where left out). */
export interface Change extends Step {
  edits: readonly Edit[];
  counts: Record<string, number>;
}

export const CHANGES: readonly Change[] = [
  { ...change('paragraphs move', ['moved'], 3), edits: ['moved'], counts: { stand: 42 } },
  {
    ...change('words are mistyped and replaced', REWORDED, 4),
    edits: ['typo', 'reworded'],
    counts: { stand: 35, reworded: 7, verdictsStale: 3, asked: 7 },
  },
  {
    ...change('figures, negations and quotations change', CHANGED, 5),
    edits: ['number', 'negation', 'quotation'],
    counts: { stand: 26, reworded: 7, changed: 9, verdictsStale: 7, asked: 12 },
  },
  {
    ...change('neighbours take back, sentences are split and merged', RECAST, 6),
    edits: ['context', 'split', 'merge'],
    counts: { stand: 18, contextChanged: 5, reworded: 7, changed: 11, gone: 1, new: 2, verdictsStale: 11, asked: 19 },
  },
  {
    ...change('sentences are struck through and corrected', CORRECTED, 7),
    edits: ['struck', 'notice'],
    counts: { stand: 18, contextChanged: 5, reworded: 7, changed: 13, gone: 1, verdictsStale: 13, asked: 21 },
  },
  {
    ...change('paragraphs are removed', ALL_EDITS, 8),
    edits: ['removed'],
    counts: { stand: 15, contextChanged: 5, reworded: 7, changed: 11, gone: 6, verdictsStale: 15, asked: 25 },
  },
];

/** What editors and a rater decide about it. */
export const DECISIONS: Step = {
  name: 'the desk decides',
  desk: async (desk) => {
    const { editor, second, a } = desk.staff;
    const post = (path: string, body: object, status = 200) => expectStatus(status, second.post(path, body));
    const reason = 'Compared with the page.';
    const gone = (key: string, choice: string) =>
      post(`/claims/${desk.claim(key)}/source-gone`, { choice, reason, versionNumber: 7 });
    await post(`/claims/${desk.claim('reworded.published')}/staleness/acknowledge`, { reason }, 204);
    const assignmentId = await assignmentOn(a, desk.claim('reworded.review'));
    const { wordingHash } = await desk.get(`/assignments/${assignmentId}`, a);
    await expectStatus(200, a.post(`/assignments/${assignmentId}/confirm-wording`, { wordingHash }));
    await openRound(editor, desk.claim('number.published'));
    await gone('removed.review', 'finish');
    await gone('removed.dispute', 'void');
    await gone('removed.decided', 'finish');
    await gone('removed.published', 'finish');
  },
};

export const RESTORED = change('the page says again what it said first', [], 9);

const FRONT = '/';
const OTHER = '/brenzett';

/** Puts up the pages that redirects lead to. */
export function putUpOtherPages(site: WebSite): void {
  site.page(FRONT, frontPage());
  site.page(OTHER, otherPage());
}

/** A way in which a page cannot be read, and what the watch says of it. */
export interface Outage extends Step {
  health: string;
  code: string;
}

/** In the order in which they are tried, without a good look between them. */
export const OUTAGES: readonly Outage[] = [
  { name: 'not found', site: (site) => site.status(ARTICLE, 404), health: 'GONE', code: 'URL_NOT_FOUND' },
  { name: 'gone for good', site: (site) => site.status(ARTICLE, 410), health: 'GONE', code: 'URL_NOT_FOUND' },
  {
    name: 'moved to another article',
    site: (site) => site.redirect(ARTICLE, OTHER, 301),
    health: 'MOVED',
    code: 'DOCUMENT_UNRELATED',
  },
  {
    name: 'moved to the front page',
    site: (site) => site.redirect(ARTICLE, FRONT, 308),
    health: 'MOVED',
    code: 'DOCUMENT_NOT_ARTICLE',
  },
  {
    name: 'led to the front page for now',
    site: (site) => site.redirect(ARTICLE, FRONT, 302),
    health: 'NOT_ARTICLE',
    code: 'DOCUMENT_NOT_ARTICLE',
  },
  { name: 'empty', site: (site) => site.page(ARTICLE, ''), health: 'NOT_ARTICLE', code: 'DOCUMENT_EMPTY' },
  {
    name: 'behind a paywall',
    site: (site) => site.page(ARTICLE, paywallPage()),
    health: 'NOT_ARTICLE',
    code: 'DOCUMENT_PAYWALLED',
  },
  {
    name: 'of another type',
    site: (site) => site.page(ARTICLE, Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'image/png'),
    health: 'UNREADABLE',
    code: 'DOCUMENT_TYPE_UNSUPPORTED',
  },
  {
    name: 'huge, and says so',
    site: (site) => site.page(ARTICLE, newsPage() + ' '.repeat(MAX_BYTES)),
    health: 'UNREADABLE',
    code: 'URL_TOO_LARGE',
  },
  {
    name: 'huge without saying so',
    site: (site) => site.on(ARTICLE, pourForever),
    health: 'UNREADABLE',
    code: 'URL_TOO_LARGE',
  },
  { name: 'forbidden', site: (site) => site.status(ARTICLE, 403), health: 'BLOCKED', code: 'URL_BLOCKED' },
  { name: 'broken', site: (site) => site.status(ARTICLE, 500), health: 'UNREACHABLE', code: 'URL_SERVER_ERROR' },
  { name: 'cut off', site: (site) => site.on(ARTICLE, cutOff), health: 'UNREACHABLE', code: 'URL_UNREACHABLE' },
  { name: 'hanging', site: (site) => site.on(ARTICLE, () => undefined), health: 'UNREACHABLE', code: 'URL_TIMEOUT' },
  { name: 'dripping', site: (site) => site.on(ARTICLE, drip), health: 'UNREACHABLE', code: 'URL_TIMEOUT' },
];

/** Of these a second look says the same, so that editors are told. */
export const TOLD_OF = ['URL_NOT_FOUND', 'DOCUMENT_NOT_ARTICLE'];

/** A look that fails and one that hangs: what a story with a worker that dies needs. */
export const FAILURES: readonly Step[] = [
  ...OUTAGES.slice(0, 2),
  ...OUTAGES.filter(({ name }) => name === 'hanging'),
  change('the page is back', [], 10),
];

const HTML = { 'content-type': 'text/html; charset=utf-8' };

/** The whole head of the answer, and half of the body it announces. */
function cutOff(_request: IncomingMessage, response: ServerResponse): void {
  const page = newsPage();
  response.writeHead(200, { ...HTML, 'content-length': Buffer.byteLength(page) });
  response.write(page.slice(0, page.length / 2), () => response.destroy());
}

function pourForever(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, HTML);
  const pour = (): void => {
    while (!response.destroyed && response.write('<p>More and more.</p>'.repeat(500)));
    if (!response.destroyed) response.once('drain', pour);
  };
  pour();
}

/** A letter now and then: no single wait is long. */
function drip(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, HTML);
  const timer = setInterval(() => response.write('<'), 100);
  response.once('close', () => clearInterval(timer));
}
