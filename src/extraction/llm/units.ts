import type { Span } from '../../text/span.js';
import type { DiscardedSentence, ExtractedClaim, Extraction } from '../extractor.port.js';

/** A sentence of the document with what the rules know of it. */
export type Unit = AbleUnit | GatedUnit;

/** A sentence that can be a claim: the claim it would be, the same object for all sentences that say the same. */
export interface AbleUnit extends Span {
  text: string;
  claim: ExtractedClaim;
  gated: null;
}

/** A sentence whose form keeps it from being a claim. */
export interface GatedUnit extends Span {
  text: string;
  claim: null;
  gated: DiscardedSentence;
}

/** The sentences of a text, from a search with `pickAll`, in order. */
export function unitsOf(text: string, { claims, discarded }: Extraction): Unit[] {
  const able = claims.flatMap((claim) => placesOf(claim).map((place) => ({ ...place, claim, gated: null })));
  const gated = discarded.map((sentence) => ({
    start: sentence.start,
    end: sentence.end,
    claim: null,
    gated: sentence,
  }));
  return [...able, ...gated]
    .sort((a, b) => a.start - b.start)
    .map((unit) => ({ ...unit, text: text.slice(unit.start, unit.end) }));
}

/** Everywhere a claim is said. */
export const placesOf = ({ start, end, alsoAt }: ExtractedClaim): Span[] => [
  { start, end },
  ...alsoAt.map((place) => ({ start: place.start, end: place.end })),
];

/** Those of the spans, in order and not overlapping, that a span touches. */
export function touched<Kind extends Span>(spans: readonly Kind[], { start, end }: Span): Kind[] {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) > start) high = middle;
    else low = middle + 1;
  }
  const found: Kind[] = [];
  for (let at = low; (spans[at]?.start ?? Infinity) < end; at++) found.push(spans[at] as Kind);
  return found;
}
