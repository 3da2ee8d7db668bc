import type { Span } from '../../text/span.js';
import type { DiscardedSentence, ExtractedClaim, Extraction } from '../extractor.port.js';
import { NOT_PICKED, PICKED } from '../signs.js';
import { type AbleUnit, placesOf, type Unit } from './units.js';
import type { PickedSentence } from './verify-answer.js';

/**
 * Joins the rules' result with a model's. Where the model answered, its verified picks are the claims and every other
 * sentence is set aside; where it did not, the rules decide. What is known of each sentence (score, reasons, context)
 * comes from the rules; the model's type, speaker and statement are laid over it. Without an answered window the result
 * is the rules' own, unchanged. Pure.
 *
 * @param standard the rules' own result
 * @param units the document's sentences, from a search with `pickAll`
 * @param answered the windows that the model answered
 */
export function combine(
  standard: Extraction,
  units: readonly Unit[],
  answered: readonly Span[],
  picks: readonly PickedSentence[],
): Extraction {
  if (answered.length === 0) return standard;
  const claims = pickedClaims(picks);
  const taken = startsOf(claims);
  const isAnswered = (place: Span): boolean => answered.some((window) => within(place, window));
  for (const claim of standard.claims) {
    const places = placesOf(claim);
    if (places.every(isAnswered) || places.some(({ start }) => taken.has(start))) continue;
    claims.push(claim);
  }
  claims.sort((a, b) => a.start - b.start);
  const claimed = startsOf(claims);
  const byRules = new Map(standard.discarded.map((sentence) => [sentence.start, sentence]));
  const discarded = units
    .filter(({ start }) => !claimed.has(start))
    .map((unit) => setAside(unit, byRules.get(unit.start), isAnswered(unit)));
  return { ...standard, claims, discarded };
}

/** Sentences that say the same are one claim, also when the model picked the second of them, or both. */
function pickedClaims(picks: readonly PickedSentence[]): ExtractedClaim[] {
  const claims = new Map<ExtractedClaim, ExtractedClaim>();
  for (const pick of picks) {
    const { claim } = pick.unit;
    claims.set(claim, laidOver(claims.get(claim) ?? { ...claim, reasons: [PICKED, ...claim.reasons] }, pick));
  }
  return [...claims.values()];
}

function laidOver(claim: ExtractedClaim, { type, speaker, statement }: PickedSentence): ExtractedClaim {
  return {
    ...claim,
    ...(type === null ? {} : { type }),
    ...(speaker === null ? {} : { speaker: speaker.name, context: { ...claim.context, claimant: speaker.span } }),
    ...(statement === null || claim.statement !== undefined ? {} : { statement }),
  };
}

function setAside(unit: Unit, byRules: DiscardedSentence | undefined, answered: boolean): DiscardedSentence {
  if (unit.claim === null) return unit.gated;
  const known = byRules ?? withoutClaim(unit);
  return answered ? { ...known, reasons: [NOT_PICKED, ...known.reasons] } : known;
}

/** What is known of a sentence, without what makes it a claim. */
function withoutClaim({ start, end, text, claim }: AbleUnit): DiscardedSentence {
  return { start, end, text, score: claim.score, reasons: claim.reasons };
}

const startsOf = (claims: readonly ExtractedClaim[]): Set<number> =>
  new Set(claims.flatMap((claim) => placesOf(claim).map(({ start }) => start)));

const within = (place: Span, window: Span): boolean => place.start >= window.start && place.end <= window.end;
