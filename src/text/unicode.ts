import { AppError } from '../common/app-error.js';

// With the `u` flag \p{Cs} matches only surrogates that stand alone; a proper pair is one code point outside the class.
const FOREIGN = /[\0\p{Cs}]/u;
const EVERY_FOREIGN = /[\0\p{Cs}]/gu;

/**
 * Makes any string safe to store and to count in: NUL (which PostgreSQL refuses) and lone surrogates become U+FFFD.
 * One code unit is replaced by one, so offsets do not move. For decoders of files; HTTP input is refused instead.
 */
export function toWellFormedText(s: string): string {
  return FOREIGN.test(s) ? s.replace(EVERY_FOREIGN, '\uFFFD') : s;
}

/**
 * Refuses text that cannot be stored as it was sent.
 *
 * @param path where the string stood in the input, for the field fault (`text`, `claims.3.rationale`)
 * @throws AppError TEXT_NOT_UNICODE when the string holds NUL or a lone surrogate
 */
export function assertUnicodeText(s: string, path: string): void {
  const at = s.search(FOREIGN);
  if (at < 0) return;
  const what = s.charCodeAt(at) === 0 ? 'a NUL character' : 'half of a surrogate pair';
  const message = `The text holds ${what} at position ${at}. Remove it and send the text again.`;
  throw new AppError('TEXT_NOT_UNICODE', message, { faults: [{ path, message }] });
}

/** Turns CRLF and a lone CR into LF. Only CRLF changes the length. */
export function normaliseLineEnds(s: string): string {
  return s.includes('\r') ? s.replace(/\r\n?/g, '\n') : s;
}
