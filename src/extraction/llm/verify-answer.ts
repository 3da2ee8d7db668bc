import type { Span } from '../../text/span.js';
import type { ClaimType, ExtractorInput } from '../extractor.port.js';
import { type AnsweredClaim, LLM_CLAIM_TYPES } from './llm-answer.js';
import { QuoteFinder } from './quote-finder.js';
import { surroundings } from './surroundings.js';
import { type AbleUnit, touched, type Unit } from './units.js';
import { statementFault, type StatementFault } from './verify-statement.js';
import type { TextWindow } from './window.js';

/** Why a whole claim is not believed. */
type ClaimFault = 'quote-not-found' | 'quote-too-short' | 'too-many-sentences' | 'not-a-statement' | 'duplicate';

/** Why a part of a claim is left out; the claim itself stays. */
type FactFault = 'speaker-not-found' | 'unknown-type' | 'statement-of-several-sentences' | StatementFault;

/** What was not believed of an answer. `malformed` is an entry that is no claim at all. */
export type Rejection = 'malformed' | ClaimFault | FactFault;

/** A sentence that a model picked, with what was verified of what it said. */
export interface PickedSentence {
  unit: AbleUnit;
  /** Null when the model gave none that is known. */
  type: ClaimType | null;
  speaker: { name: string; span: Span } | null;
  statement: string | null;
}

/** More than this is a passage and no claim. */
const MAX_SENTENCES = 3;

/** Code units before a claim in which its speaker's name may be written with other spaces or marks. */
const NEAR = 4_000;

/** Fewer words of a longer sentence could be from anywhere. */
const MIN_WORDS = 3;

/**
 * Takes of an answer what the document bears out. A quote must stand in the window; it then stands for the sentences it
 * covers, because the sentence is what the desk keeps, re-finds in new versions and recognises as known. Pure.
 *
 * @param units the sentences of the document
 */
export function verifyAnswer(
  claims: readonly AnsweredClaim[],
  window: TextWindow,
  input: ExtractorInput,
  units: readonly Unit[],
): { picks: PickedSentence[]; rejections: Rejection[] } {
  const inWindow = touched(units, window);
  const picks = new Map<AbleUnit, PickedSentence>();
  const rejections: Rejection[] = [];
  const finder = new QuoteFinder(input.text, window);
  let from = window.start;
  for (const claim of claims) {
    const found = finder.find(claim.quote, from);
    const covered = found === null ? 'quote-not-found' : coveredUnits(input.text, found, inWindow);
    if (typeof covered === 'string') {
      rejections.push(covered);
      continue;
    }
    from = found?.start ?? from;
    const { facts, faults } = verifiedFacts(claim, covered, input);
    rejections.push(...faults);
    for (const unit of covered) {
      const earlier = picks.get(unit);
      if (earlier === undefined) picks.set(unit, { unit, ...facts });
      else {
        rejections.push('duplicate');
        earlier.statement ??= facts.statement;
      }
    }
  }
  return { picks: [...picks.values()], rejections };
}

/** The sentences that a quote stands for: those at least half covered, or for a fragment the one it is from. */
function coveredUnits(text: string, quote: Span, units: readonly Unit[]): AbleUnit[] | ClaimFault {
  const shares = touched(units, quote).map((unit) => {
    const common = Math.min(quote.end, unit.end) - Math.max(quote.start, unit.start);
    return { unit, common, half: common * 2 >= unit.end - unit.start };
  });
  const halves = shares.filter(({ half }) => half);
  const main = shares.reduce<(typeof shares)[number] | null>((a, b) => (a && a.common >= b.common ? a : b), null);
  if (halves.length === 0 && (main === null || isTooShort(text.slice(quote.start, quote.end))))
    return 'quote-too-short';
  const meant = halves.length > 0 ? halves : main === null ? [] : [main];
  if (meant.length > MAX_SENTENCES) return 'too-many-sentences';
  const able = meant.map(({ unit }) => unit).filter((unit) => unit.claim !== null);
  return able.length > 0 ? able : 'not-a-statement';
}

function isTooShort(words: string): boolean {
  // Without spaces between words, twice as many characters say about as much.
  if (!/[\p{Lu}\p{Ll}]/u.test(words)) return words.length < MIN_WORDS * 2;
  return (words.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) < MIN_WORDS;
}

function verifiedFacts(
  claim: AnsweredClaim,
  covered: readonly AbleUnit[],
  input: ExtractorInput,
): { facts: Omit<PickedSentence, 'unit'>; faults: FactFault[] } {
  const faults: FactFault[] = [];
  const type = LLM_CLAIM_TYPES.find((known) => known === claim.type) ?? null;
  if (type === null && claim.type !== null) faults.push('unknown-type');
  const speaker = claim.speaker === null ? null : speakerIn(input.text, claim.speaker, covered);
  if (speaker === null && claim.speaker !== null) faults.push('speaker-not-found');
  // A statement that repeats the sentence says nothing more.
  const statement = claim.statement === covered[0]?.text ? null : claim.statement;
  const fault = statement === null ? null : faultOf(statement, covered, input);
  if (fault !== null) faults.push(fault);
  return { facts: { type, speaker, statement: fault === null ? statement : null }, faults };
}

function faultOf(statement: string, covered: readonly AbleUnit[], input: ExtractorInput): FactFault | null {
  const [unit] = covered;
  if (unit === undefined || covered.length > 1) return 'statement-of-several-sentences';
  return statementFault(statement, unit.text, surroundings(input, unit));
}

/**
 * The speaker as the document writes the name: near, in the claim or what stands before it; or else anywhere, verbatim.
 */
function speakerIn(text: string, name: string, covered: readonly AbleUnit[]): PickedSentence['speaker'] {
  const [first, last] = [covered[0], covered.at(-1)];
  if (first === undefined || last === undefined || !/\p{L}/u.test(name)) return null;
  const near = { start: Math.max(0, first.start - NEAR), end: last.end };
  const span =
    new QuoteFinder(text, near).find(name, first.start) ??
    new QuoteFinder(text, { start: 0, end: text.length }).findVerbatim(name);
  return span && { name: text.slice(span.start, span.end), span };
}
