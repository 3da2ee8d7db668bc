import { parseUrl } from '../common/parse-url.js';
import { parseDocument } from '../reading/dom.js';
import { toWellFormedText } from '../text/unicode.js';

/** What a feed says of one of its entries. */
export interface EntryFacts {
  /** Spelled as the URL standard does. */
  url: string;
  title: string | null;
  publishedAt: Date | null;
}

const MAX_URL = 2_000;
const MAX_TITLE = 500;

/** What a feed says, as it says it. */
interface RawEntry {
  url: string | undefined;
  title?: string | undefined;
  date?: string | undefined;
}

/**
 * An entry as it is kept; null when it leads to no page of the web. Campaign marks (`utm_…`) are taken off the address:
 * they differ from feed to feed and are not part of where the page is.
 */
export function entryFacts({ url, title, date }: RawEntry, base: string): EntryFacts | null {
  if (url === undefined || url.trim() === '' || url.length > MAX_URL) return null;
  const address = parseUrl(url.trim(), base);
  if (address === null) return null;
  if (address.protocol !== 'http:' && address.protocol !== 'https:') return null;
  address.hash = '';
  const marks = Array.from(address.searchParams.keys()).filter((name) => name.startsWith('utm_'));
  for (const name of marks) address.searchParams.delete(name);
  if (address.href.length > MAX_URL) return null;
  return { url: address.href, title: plainTitle(title), publishedAt: timeOf(date) };
}

/** Titles come as text, as HTML, and as HTML that was escaped once too often. */
function plainTitle(title: string | undefined): string | null {
  const text = title === undefined ? '' : /[<&]/.test(title) ? (parseDocument(title).body?.textContent ?? '') : title;
  const plain = toWellFormedText(text).replace(/\s+/g, ' ').trim();
  return plain === '' ? null : toWellFormedText(plain.slice(0, MAX_TITLE));
}

function timeOf(date: string | undefined): Date | null {
  const time = Date.parse(date ?? '');
  // What PostgreSQL and people can do something with.
  return Number.isNaN(time) || time < 0 || time > Date.parse('2200-01-01') ? null : new Date(time);
}
