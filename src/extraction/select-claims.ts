import type { ExtractionSettings } from './extraction-settings.js';
import type { DiscardedSentence, ExtractedClaim } from './extractor.port.js';
import type { SelectionReason } from './signs.js';

/** What selection looks at. */
type Selectable = Pick<ExtractedClaim, 'start' | 'end' | 'alsoAt' | 'score' | 'verifiable' | 'type' | 'reasons'>;

export interface Selection<Candidate> {
  claims: Candidate[];
  discarded: DiscardedSentence[];
}

/**
 * Which claims are offered: those the settings let pass, and of them the best until the budget is used up. Equal scores
 * go by position, the first one first. Both lists come in the order of the text.
 *
 * @param text the document's text, which the spans count in and whose words the budget is measured by
 * @param candidates every sentence that could be a claim, in any order
 * @param elsewhere scores of claims that passed before and compete for the budget, the best first; of equal ones they come
 *   first
 */
export function selectClaims<Candidate extends Selectable>(
  text: string,
  candidates: readonly Candidate[],
  settings: ExtractionSettings,
  elsewhere: readonly number[] = [],
): Selection<Candidate> {
  const passed: Candidate[] = [];
  const discarded: DiscardedSentence[] = [];
  for (const claim of candidates) {
    const reasons = reasonsAgainst(claim, settings);
    if (reasons.length === 0) passed.push(claim);
    else discarded.push(...asDiscarded(text, claim, reasons));
  }
  const ranked = passed.sort((a, b) => b.score - a.score || a.start - b.start);
  const budget = budgetOf(text, settings);
  let before = 0;
  const cut = ranked.findIndex(({ score }, rank) => {
    while (before < elsewhere.length && (elsewhere[before] ?? 0) >= score) before++;
    return rank + before >= budget;
  });
  const claims = cut < 0 ? ranked.slice() : ranked.slice(0, cut);
  for (const claim of ranked.slice(claims.length)) discarded.push(...asDiscarded(text, claim, ['over-budget']));
  return { claims: claims.sort(byPosition), discarded: discarded.sort(byPosition) };
}

function reasonsAgainst(claim: Selectable, settings: ExtractionSettings): SelectionReason[] {
  const reasons: SelectionReason[] = [];
  if (claim.verifiable < settings.minVerifiable) reasons.push('not-verifiable');
  if (claim.score < settings.threshold) reasons.push('below-threshold');
  if (!settings.types.includes(claim.type)) reasons.push('type-off');
  return reasons;
}

/** Rounded up, so that a short text keeps its best claim. */
function budgetOf(text: string, { maxClaims, maxPer1000Words }: ExtractionSettings): number {
  const byLength = maxPer1000Words === null ? Infinity : Math.ceil((maxPer1000Words * wordCount(text)) / 1000);
  return Math.min(maxClaims ?? Infinity, byLength);
}

/** A run of characters in a script without spaces says about half as many words as it has characters. */
function wordCount(text: string): number {
  let words = 0;
  for (const [run] of text.matchAll(WORDS)) words += UNSPACED.test(run) ? run.length / 2 : 1;
  return words;
}

const WORDS = /[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu;
const UNSPACED = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** The sentence itself and every other place that says the same: each is a sentence that was not picked. */
function asDiscarded(text: string, claim: Selectable, because: SelectionReason[]): DiscardedSentence[] {
  const { score } = claim;
  const reasons = [...because, ...claim.reasons];
  return [claim, ...claim.alsoAt].map(({ start, end }) => ({
    start,
    end,
    text: text.slice(start, end),
    score,
    reasons,
  }));
}

const byPosition = (a: { start: number }, b: { start: number }): number => a.start - b.start;
