import type { ExtractedClaim } from '../src/extraction/extractor.port.js';
import type { GoldUnit } from './gold-article.js';

/** From this intersection over union on, two spans are the same sentence. */
const SAME_SPAN = 0.8;

const NEVER_A_CLAIM: ReadonlySet<GoldUnit['kind']> = new Set(['byline', 'boilerplate', 'navigation']);

/** How the claims found in an article compare with its labels; counts, so that articles can be added up. */
export interface Match {
  /** Check-worthy sentences found, of `gold`; claims and places of claims (`alsoAt`) offered in all: `offered`. */
  hits: number;
  gold: number;
  offered: number;
  /** Offered places that overlap navigation, a byline or boilerplate. */
  furniture: number;
  /** Found sentences with a labelled speaker, and those of them whose speaker is right. */
  speakers: number;
  speakersRight: number;
  /** Found sentences without a labelled speaker that were given one. */
  speakersInvented: number;
  /** Found sentences whose claim type is right. */
  typesRight: number;
}

/** Compares claims with labels: one-to-one by span, IoU at least 0.8. */
export function matchClaims(claims: readonly ExtractedClaim[], units: readonly GoldUnit[]): Match {
  const places = claims.flatMap((claim) => [claim, ...claim.alsoAt].map(({ start, end }) => ({ start, end, claim })));
  const worthy = units.filter((unit) => unit.checkworthy === 1);
  const match: Match = {
    hits: 0,
    gold: worthy.length,
    offered: places.length,
    furniture: places.filter((place) =>
      units.some((unit) => NEVER_A_CLAIM.has(unit.kind) && intersection(place, unit) > 0),
    ).length,
    speakers: 0,
    speakersRight: 0,
    speakersInvented: 0,
    typesRight: 0,
  };
  for (const unit of worthy) {
    const found = places.find((place) => iou(place, unit) >= SAME_SPAN)?.claim;
    if (found === undefined) continue;
    match.hits += 1;
    if (found.type === unit.claim_type) match.typesRight += 1;
    if (unit.speaker !== null) {
      match.speakers += 1;
      if (isSameSpeaker(found.speaker, unit.speaker)) match.speakersRight += 1;
    } else if (found.speaker !== null) match.speakersInvented += 1;
  }
  return match;
}

/** Equal, or one is a short form of the other: all its words stand in the other, in order. Case and dots are ignored. */
export function isSameSpeaker(found: string | null, labelled: string): boolean {
  if (found === null) return false;
  const [a, b] = [wordsOf(found), wordsOf(labelled)];
  return isWithin(a, b) || isWithin(b, a);
}

const wordsOf = (name: string): string[] =>
  name
    .toLowerCase()
    .replaceAll('.', '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && word !== 'the');

function isWithin(short: readonly string[], long: readonly string[]): boolean {
  let at = 0;
  for (const word of short) {
    at = long.indexOf(word, at) + 1;
    if (at === 0) return false;
  }
  return short.length > 0;
}

interface Range {
  start: number;
  end: number;
}

const intersection = (a: Range, b: Range): number => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));

function iou(a: Range, b: Range): number {
  const shared = intersection(a, b);
  return shared / (a.end - a.start + (b.end - b.start) - shared);
}
