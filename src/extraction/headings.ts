import type { Candidate, Judged } from './candidate.js';
import type { DiscardedSentence } from './extractor.port.js';
import { REPEATS, type Sign } from './signs.js';

/** From this share of its words on, a heading says what a claim says. */
const SAME_STATEMENT = 0.8;

/** Fewer telling words are a topic ("Asia region"), not a statement. */
const MIN_WORDS = 4;

/** Code units of a heading that are looked at; longer ones are no headings. */
const MAX_LENGTH = 250;

/** Claims looked at for one word; a word of more of them tells nothing, and a long document must not cost its square. */
const MAX_CLAIMS_PER_WORD = 50;

/**
 * A heading that repeats a claim is a claim like it: a reader takes it for a statement of the article. Moves such
 * headings from the discarded to the claims; its words are the article's own, so it has no speaker.
 */
export function claimHeadings(judged: Judged): void {
  const headings = judged.discarded.filter(
    ({ reasons, text }) => reasons[0] === 'heading' && text.length <= MAX_LENGTH,
  );
  if (headings.length === 0) return;
  const byStem = claimsByStem(judged.claims);
  const claimed = new Map<DiscardedSentence, Candidate>();
  for (const heading of headings) {
    const same = claimSaying(stemsOf(heading.text), byStem);
    if (same !== undefined) claimed.set(heading, like(same, heading));
  }
  if (claimed.size === 0) return;
  judged.discarded = judged.discarded.filter((sentence) => !claimed.has(sentence));
  judged.claims = [...judged.claims, ...claimed.values()].sort((a, b) => a.start - b.start);
}

function claimsByStem(claims: readonly Candidate[]): Map<string, Candidate[]> {
  const byStem = new Map<string, Candidate[]>();
  for (const claim of claims) {
    for (const stem of stemsOf(claim.text)) {
      const known = byStem.get(stem);
      if (known === undefined) byStem.set(stem, [claim]);
      else if (known.length < MAX_CLAIMS_PER_WORD) known.push(claim);
    }
  }
  return byStem;
}

/** The first claim that has nearly all of a heading's words. */
function claimSaying(stems: ReadonlySet<string>, byStem: ReadonlyMap<string, Candidate[]>): Candidate | undefined {
  if (stems.size < MIN_WORDS) return undefined;
  const shared = new Map<Candidate, number>();
  for (const stem of stems) {
    for (const claim of byStem.get(stem) ?? []) shared.set(claim, (shared.get(claim) ?? 0) + 1);
  }
  const same = [...shared].filter(([, count]) => count / stems.size >= SAME_STATEMENT).map(([claim]) => claim);
  return same.sort((a, b) => a.start - b.start)[0];
}

function like(claim: Candidate, { start, end, text }: DiscardedSentence): Candidate {
  const reasons: Sign[] = [REPEATS, ...claim.reasons];
  return { ...claim, start, end, text, speaker: null, speakerSpan: null, reasons, alsoAt: [] };
}

/** Words of four letters and more without their endings, so that "push" and "pushed" are one. */
function stemsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/\p{L}{4,}|\p{N}+/gu) ?? [];
  return new Set(words.map((word) => word.replace(/(?:ing|ed|es|s)$/, '')));
}
