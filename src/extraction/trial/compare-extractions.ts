import type { Extraction, ExtractedClaim } from '../extractor.port.js';
import type { TrialSentence } from './extraction-trial.schemas.js';

/** A sentence as one of the two searches gave it. */
type Judged = Pick<ExtractedClaim, 'start' | 'end' | 'text' | 'score' | 'reasons'> &
  Partial<Pick<ExtractedClaim, 'type' | 'speaker'>>;

const keyOf = ({ start, end }: { start: number; end: number }): string => `${start}-${end}`;

/**
 * Two searches of one text, sentence by sentence, in the order of the text. What is told of a sentence is what the tried
 * search says of it; where only the other knows its type, that.
 */
export function compareExtractions(tried: Extraction, inForce: Extraction): TrialSentence[] {
  const claims = new Map<string, Judged>(inForce.claims.map((claim) => [keyOf(claim), claim]));
  const picked = new Map<string, Judged>(tried.claims.map((claim) => [keyOf(claim), claim]));
  const all = new Map<string, Judged>();
  for (const sentence of [...inForce.discarded, ...inForce.claims, ...tried.discarded, ...tried.claims]) {
    all.set(keyOf(sentence), sentence);
  }
  return [...all]
    .map(([key, { start, end, text, score, reasons }]) => {
      const claim = picked.get(key) ?? claims.get(key);
      return {
        start,
        end,
        text,
        score,
        type: claim?.type ?? null,
        speaker: claim?.speaker ?? null,
        picked: picked.has(key),
        pickedInForce: claims.has(key),
        reasons,
      };
    })
    .sort((a, b) => a.start - b.start || a.end - b.end);
}
