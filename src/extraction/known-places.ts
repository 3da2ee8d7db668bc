import type { Span } from '../text/span.js';

/**
 * The finds that do not stand where a claim of the desk stands already. After a new version, a claim may stand on
 * reworded words: those words are that claim's, to be settled there, and not a second candidate for the same sentence.
 */
export function withoutKnown<Find extends Span>(finds: readonly Find[], known: readonly Span[]): Find[] {
  const places = [...known].sort((a, b) => a.start - b.start);
  return finds.filter((find) => !places.some((place) => covers(find, place)));
}

/** Mostly the same words: the overlap is at least half of what either covers. */
function covers(a: Span, b: Span): boolean {
  const overlap = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  const union = Math.max(a.end, b.end) - Math.min(a.start, b.start);
  return overlap > 0 && overlap * 2 >= union;
}
