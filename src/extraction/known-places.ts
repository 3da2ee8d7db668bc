import type { Span } from '../text/span.js';
import { SpanIndex } from '../text/span-index.js';

/**
 * The finds that do not stand where a claim of the desk stands already. After a new version, a claim may stand on
 * reworded words: those words are that claim's, to be settled there, and not a second candidate for the same sentence.
 */
export function withoutKnown<Find extends Span>(finds: readonly Find[], known: readonly Span[]): Find[] {
  const places = new SpanIndex(known);
  return finds.filter((find) => places.at(find) === null);
}
