import { toWellFormedText } from '../text/unicode.js';
import type { Block, ReadText } from './block.js';
import { languageOf } from './language.js';
import { metadataFromLines } from './line-metadata.js';

/** What an office document states about itself in its properties, outside its text. Any of it may be stale. */
export interface OwnProperties {
  title: string | null;
  author: string | null;
  /** `YYYY-MM-DD`, or an ISO 8601 instant in UTC. */
  created: string | null;
  modified: string | null;
  language: string | null;
}

/** Code units at a text's beginning in which its title would stand. */
const OPENING = 2000;

/** Longest title or name believed. */
const MAX_TITLE = 300;
const MAX_AUTHOR = 120;

/** What programs put in where nobody gave a title. */
const NO_TITLE = /^(?:untitled|document|dokument|presentation|slide|title|microsoft word|normal)[\s\d-]*$/i;

/** Titles that are the name of a file. */
const FILE_NAME = /\.[a-z][a-z0-9]{1,4}$|^\S*[_\\/]\S*$/i;

/** Accounts and machines, not people. */
const NO_PERSON =
  /^(?:user|admin|administrator|owner|author|unknown|default|guest|microsoft|office|apple|adobe|hp)\b|[@\\]/i;

/**
 * A document's text with what is known about it. The text itself is believed before the properties: they come from
 * templates and from the computer's owner. A stated title that stands in the text's beginning is the title.
 * @param heading what looks most like a title in the document, where its form tells
 */
export function withProperties(
  text: string,
  blocks: Block[],
  own: OwnProperties,
  heading: string | null = null,
): ReadText {
  const seen = metadataFromLines(text, blocks);
  const stated = plausibleTitle(own.title);
  const isSeen = stated !== null && folded(text.slice(0, OPENING)).includes(folded(stated));
  return {
    text,
    blocks,
    title: isSeen ? stated : (plausibleTitle(heading) ?? seen.title ?? stated),
    byline: seen.byline ?? plausibleAuthor(own.author),
    publisher: null,
    publishedAt: seen.publishedAt ?? own.created,
    modifiedAt: own.modified,
    canonicalUrl: null,
    language: languageOf(text, own.language),
  };
}

function plausibleTitle(raw: string | null): string | null {
  const title = tidy(raw).replace(/^Microsoft (?:Word|PowerPoint) - /i, '');
  const letters = title.match(/\p{L}/gu)?.length ?? 0;
  return letters < 3 || title.length > MAX_TITLE || NO_TITLE.test(title) || FILE_NAME.test(title) ? null : title;
}

/** A name of at least two words: one word is a login. */
function plausibleAuthor(raw: string | null): string | null {
  const author = tidy(raw);
  const isName = /\p{L}{2}.*\s.*\p{L}{2}|^\p{Script=Han}{2,4}$/u.test(author);
  return !isName || author.length > MAX_AUTHOR || NO_PERSON.test(author) ? null : author;
}

const tidy = (raw: string | null): string =>
  toWellFormedText(raw ?? '')
    .replace(/[\s\p{Cc}\uFFFD]+/gu, ' ')
    .trim();

const folded = (s: string): string =>
  s
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
