import { tooComplex } from './too-complex.js';

const MAX_LENGTH = 5_000_000;

/** News pages have some 3,000 tags; the longest pages of an encyclopaedia, and long Word documents, 50,000. */
const MAX_TAGS = 100_000;

/** The parser makes a node of the text between any two. */
const MAX_ENTITIES = 200_000;

/** Pages in the wild stay under 100; the parser's cost grows with the square of the depth. */
const MAX_DEPTH = 500;

/** Old pages close hardly any `<p>` or `<li>`. */
const MAX_UNCLOSED = 10_000;

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

/** Elements whose end tag may be left out: counting them as open would see nesting where there are siblings. */
const OPTIONAL_END = new Set('p li dt dd tr td th thead tbody tfoot option optgroup rp rt colgroup caption'.split(' '));

// A lone "<" counts as a tag too: each costs the parser as much.
const TAG = /<(\/?)([a-z][a-z0-9-]*)?/gi;

/**
 * Refuses pages that would hold the parser up, judged by their tags alone in one pass.
 *
 * @param markup of the page, without its scripts (`html-source.ts`), which are not parsed and may be large
 * @throws AppError DOCUMENT_TOO_COMPLEX
 */
export function refuseHeavyHtml(markup: string): void {
  if (markup.length > MAX_LENGTH) throw tooComplex('the page is longer than 5,000,000 characters without its scripts');
  if (markup.split('&', MAX_ENTITIES + 1).length > MAX_ENTITIES) {
    throw tooComplex('the page has more than 200,000 character references');
  }
  let tags = 0;
  let depth = 0;
  let lenient = 0;
  for (const match of markup.matchAll(TAG)) {
    if (++tags > MAX_TAGS) throw tooComplex('the page has more than 100,000 tags');
    const name = (match[2] ?? '').toLowerCase();
    const step = match[1] === '/' ? -1 : 1;
    if (name === '' || VOID.has(name)) continue;
    if (OPTIONAL_END.has(name)) lenient = Math.max(0, lenient + step);
    else depth = Math.max(0, depth + step);
    // Optional ends still nest when someone means harm: <table><tr><td><table>… is caught by depth, <td><td>… is not.
    if (depth > MAX_DEPTH || lenient > MAX_UNCLOSED) throw tooComplex('its tags are nested too deeply');
  }
}
