import type { DiscardedSentence } from './extractor.port.js';
import type { Candidate, Judged } from './candidate.js';

/** From this share of its words on, a heading says what a claim says. */
const SAME_STATEMENT = 0.8;

/** Fewer telling words are a topic ("Asia region"), not a statement. */
const MIN_WORDS = 4;

/** Code units of a heading that are looked at; longer ones are no headings. */
const MAX_LENGTH = 250;

/**
 * A heading that repeats a claim is a claim like it: a reader takes it for a statement of the article. Moves such
 * headings from the discarded to the claims; its words are the article's own, so it has no speaker.
 */
export function claimHeadings(judged: Judged): void {
  const headings = judged.discarded.filter(
    ({ reasons, text }) => reasons[0] === 'heading' && text.length <= MAX_LENGTH,
  );
  if (headings.length === 0) return;
  const claims = judged.claims.map((claim) => ({ claim, stems: new Set(stemsOf(claim.text)) }));
  const claimed = new Map<DiscardedSentence, Candidate>();
  for (const heading of headings) {
    const stems = [...new Set(stemsOf(heading.text))];
    if (stems.length < MIN_WORDS) continue;
    const same = claims.find((each) => shareOf(stems, each.stems) >= SAME_STATEMENT);
    if (same !== undefined) claimed.set(heading, like(same.claim, heading));
  }
  if (claimed.size === 0) return;
  judged.discarded = judged.discarded.filter((sentence) => !claimed.has(sentence));
  judged.claims = [...judged.claims, ...claimed.values()].sort((a, b) => a.start - b.start);
}

function like(claim: Candidate, { start, end, text }: DiscardedSentence): Candidate {
  const reasons = ['repeats-a-claim', ...claim.reasons];
  return { ...claim, start, end, text, speaker: null, speakerSpan: null, reasons, alsoAt: [] };
}

function shareOf(stems: readonly string[], of: ReadonlySet<string>): number {
  return stems.filter((stem) => of.has(stem)).length / stems.length;
}

/** Words of four letters and more without their endings, so that "push" and "pushed" are one. */
function stemsOf(text: string): string[] {
  const words = text.toLowerCase().match(/\p{L}{4,}|\p{N}+/gu) ?? [];
  return words.map((word) => word.replace(/(?:ing|ed|es|s)$/, ''));
}
