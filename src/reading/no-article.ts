import { AppError } from '../common/app-error.js';
import type { BlockDraft } from './html-blocks.js';
import type { DomDocument } from './dom.js';
import type { HtmlMetadata } from './html-metadata.js';
import { ProseMeasure } from './prose.js';

/** A page that gave no article, or next to none, and what is known of it. */
export interface DoubtfulPage {
  drafts: readonly BlockDraft[];
  metadata: HtmlMetadata;
  /** The page's mark-up without scripts. */
  markup: string;
  /** The page parsed anew: looking for the article has taken the first tree apart. */
  parse: () => DomDocument;
}

/** Longer texts are taken for articles, whatever the page says about paying. */
const MAX_STUB = 1500;

/** Papers mark short items as paid that they show in full, so the mark alone decides only about less than a paragraph. */
const MAX_MARKED_STUB = 400;

/** Messages of errors and logins are shorter. */
const MAX_MESSAGE = 1000;

const PAYWALL = new RegExp(
  [
    '\\b(?:subscribe|sign ?up|sign in|log ?in|register|become a (?:member|subscriber)|start your (?:free )?trial)\\b[^.]{0,60}\\b(?:to|and) (?:continue|keep|finish)\\b',
    '\\bto (?:continue|keep|finish) reading\\b[^.]{0,40}\\b(?:subscribe|sign|log|register|join)\\b',
    '\\b(?:subscribe|sign in|log ?in|register)\\b[^.]{0,40}\\b(?:to|and) (?:read|unlock|access)\\b[^.]{0,30}\\b(?:full|whole|rest|article|story|content)\\b',
    '\\bthis (?:article|story|content|page) is (?:only )?(?:for|available to|reserved for|exclusive to) (?:our )?(?:subscribers|members)\\b|\\bsubscribers?[ -]only (?:article|story|content)\\b',
    "\\byou(?:[’']ve| have) (?:reached|used)\\b[^.]{0,40}\\b(?:free articles|article limit|limit of)\\b",
  ].join('|'),
  'i',
);

const NEEDS_SCRIPTS =
  /\b(?:enable|turn on|activate) (?:your )?java ?script\b|\bjava ?script (?:is|seems|appears)[^.]{0,20}\b(?:disabled|required|off)\b|\b(?:needs|requires) java ?script\b/i;

/** Titles of pages that are messages. News of elections has “results for” in its title too, so most count only where such titles have them. */
const MESSAGE_TITLE = new RegExp(
  [
    '^(?:error:? )?(?:40[0134]|410|50[0234])(?:\\W*$|\\s*[-–—|:]| (?:error|not|page|forbidden|server|bad|gateway|service)\\b)',
    "^(?:page |file )?not found\\b|\\bpage (?:was |is )?not found\\b|\\bpage (?:can(?:no|’|')t|could not|couldn(?:’|')t) be found\\b",
    '\\bpage (?:is )?no longer (?:available|exists)\\b|\\baccess (?:denied|to this page)\\b|^forbidden\\b',
    '^(?:please )?(?:log|sign) ?in\\b|[-–—|:] ?(?:log|sign) ?in\\W*$',
    '^just a moment\\b|^attention required\\b|\\b(?:are you|verify (?:that )?you are) (?:a |not a )?(?:human|robot)\\b|\\bcaptcha\\b',
    '^before you continue\\b|^(?:your )?(?:cookies?|privacy) (?:consent|settings|choices|preferences|notice)\\b',
    '^search\\b.{0,5}\\bresults?\\b|\\bsearch results? for\\b|^results for ["“]',
  ].join('|'),
  'i',
);

const COOKIE_WALL =
  /\b(?:accept|agree|consent|reject)\b.{0,200}\bcookies\b|\bcookies\b.{0,200}\b(?:accept|agree|consent|reject)\b/is;

/** Headlines that are links; a page with so many, and no run of prose, is a list of articles. */
const MIN_HEADLINES = 6;
const MAX_TEASER = 400;
const LINKED_HEADLINES = 'h1 a, h2 a, h3 a, h4 a, a h1, a h2, a h3, a h4';

/** Where most of the text is links and hardly any is prose, the page is a menu of others. */
const MENU_LINKS = 15;
const MENU_PROSE = 200;

/**
 * Refuses a page that is not an article, or not all of one, and says which of these it is.
 *
 * @throws AppError DOCUMENT_EMPTY, DOCUMENT_PAYWALLED, DOCUMENT_NOT_ARTICLE
 */
export function refuseNoArticle(page: DoubtfulPage): void {
  const length = page.drafts.reduce((sum, { text }) => sum + text.length, 0);
  const { isArticle, isFree } = page.metadata;
  const text = length <= MAX_STUB ? visibleText(page.markup) : '';
  if (length < MENU_PROSE && NEEDS_SCRIPTS.test(text)) throw needsScripts();
  // A page to sign in on asks to sign in to continue, as a paywall does.
  const message = !isArticle && length <= MAX_MESSAGE ? messageKind(page, text) : null;
  if (message !== null) throw notArticle(message);
  if (length <= MAX_STUB && PAYWALL.test(text)) throw paywalled();
  if (length <= MAX_MARKED_STUB && isFree === false) throw paywalled();
  if (isArticle && length > 0) return;
  if (isList(page, length)) throw notArticle('a list of articles or links');
  if (length === 0) throw needsScripts();
}

function messageKind({ metadata, drafts }: DoubtfulPage, text: string): string | null {
  if (MESSAGE_TITLE.test(metadata.facts.title ?? '')) return `a page that says “${metadata.facts.title ?? ''}”`;
  const first = drafts.map((draft) => draft.text).join(' ');
  return COOKIE_WALL.test(first) || (first === '' && COOKIE_WALL.test(text)) ? 'a question about cookies' : null;
}

function isList({ parse }: DoubtfulPage, length: number): boolean {
  const document = parse();
  const root = document.body;
  if (root === null) return false;
  const headlines = Array.from(document.querySelectorAll(LINKED_HEADLINES)).length;
  if (headlines >= MIN_HEADLINES && new ProseMeasure(root).longestRun() < MAX_TEASER) return true;
  return length < MENU_PROSE && Array.from(root.querySelectorAll('a')).length >= MENU_LINKS;
}

const visibleText = (markup: string): string => markup.replace(/<[^<>]*>/g, ' ').replace(/\s+/g, ' ');

const needsScripts = (): AppError =>
  new AppError(
    'DOCUMENT_EMPTY',
    'There is no text on the page. It needs scripts to show any: open it in a browser and paste the words of the article.',
  );

const paywalled = (): AppError =>
  new AppError(
    'DOCUMENT_PAYWALLED',
    'The page holds only the beginning of an article that one must subscribe to. Paste the full text, or upload the PDF you have access to.',
  );

const notArticle = (what: string): AppError =>
  new AppError(
    'DOCUMENT_NOT_ARTICLE',
    `This is ${what.slice(0, 200)}, not an article. Give the address of one article, or paste its words.`,
  );
