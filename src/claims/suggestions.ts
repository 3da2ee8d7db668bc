import type { Span } from '../text/span.js';
import { SpanIndex } from '../text/span-index.js';
import type { SetAside } from './best-discarded.js';
import { NO_SUCH_SENTENCE } from './desk-signs.js';
import type { FoundClaim } from './found-claim.js';
import type { ExtractorOpinion } from './extractor-opinion.js';

/** A candidate nobody has decided on, where it stands in the text that was searched, and what holds of it so far. */
export interface StandingCandidate {
  id: string;
  statement: string;
  places: Span[];
  score: number;
  type: string;
  reasons: string[];
  isSuggested: boolean;
  /** Who said so; null where no extractor did. */
  extractorVersion: string | null;
  settingsVersion: number | null;
}

/** Who searched. */
export type Searcher = Pick<ExtractorOpinion, 'extractorVersion' | 'settingsVersion'>;

export const REVISION_KINDS = ['noLongerSuggested', 'suggestedAgain', 'rescored'] as const;
export type RevisionKind = (typeof REVISION_KINDS)[number];

/** How an extractor's word on a candidate differs from the one before. */
export interface Revision {
  kind: RevisionKind;
  candidate: StandingCandidate;
  opinion: ExtractorOpinion;
}

/** Score and reason of a sentence that the extractor does not see as one any more: it divides the text otherwise. */
const UNSEEN = { score: 0, reasons: [NO_SUCH_SENTENCE] };

/**
 * Compares the candidates of a text with what a search of the whole of it found. Nothing is said of candidates whose
 * last word is from the same extractor with the same settings, nor where the word is the same.
 */
export function revisions(
  candidates: readonly StandingCandidate[],
  found: readonly FoundClaim[],
  setAside: readonly SetAside[],
  searcher: Searcher,
): Revision[] {
  const claims = new SpanIndex(
    found.flatMap((claim) => [claim, ...claim.alsoAt].map(({ start, end }) => ({ start, end, claim }))),
  );
  const others = new SpanIndex(setAside);
  return candidates.flatMap((candidate) => {
    if (isSame(candidate, searcher)) return [];
    const claim = firstAt(claims, candidate.places)?.claim;
    const opinion = claim
      ? pickedOpinion(claim, searcher)
      : otherOpinion(candidate, firstAt(others, candidate.places), searcher);
    const kind = kindOf(candidate, opinion);
    return kind === null ? [] : [{ kind, candidate, opinion }];
  });
}

const isSame = (candidate: StandingCandidate, { extractorVersion, settingsVersion }: Searcher): boolean =>
  candidate.extractorVersion === extractorVersion && candidate.settingsVersion === settingsVersion;

function firstAt<Item extends Span>(index: SpanIndex<Item>, places: readonly Span[]): Item | null {
  for (const place of places) {
    const item = index.at(place);
    if (item) return item;
  }
  return null;
}

/** What an extractor says of a claim it picked. */
export const pickedOpinion = (
  { text, score, verifiable, checkworthy, type, speaker, reasons }: FoundClaim,
  { extractorVersion, settingsVersion }: Searcher,
): ExtractorOpinion => ({
  picked: true,
  text,
  score,
  verifiable,
  checkworthy,
  type,
  speaker,
  reasons,
  extractorVersion,
  settingsVersion,
});

function otherOpinion(candidate: StandingCandidate, sentence: SetAside | null, searcher: Searcher): ExtractorOpinion {
  const { text, score, reasons } = sentence ?? { text: candidate.statement, ...UNSEEN };
  const { extractorVersion, settingsVersion } = searcher;
  const unknown = { verifiable: null, checkworthy: null, type: null, speaker: null };
  return { picked: false, text, score, ...unknown, reasons, extractorVersion, settingsVersion };
}

function kindOf(candidate: StandingCandidate, opinion: ExtractorOpinion): RevisionKind | null {
  if (candidate.isSuggested !== opinion.picked) return opinion.picked ? 'suggestedAgain' : 'noLongerSuggested';
  const isAsBefore =
    // The database keeps scores with seven digits.
    Math.abs(candidate.score - opinion.score) < 1e-3 &&
    (opinion.type ?? candidate.type) === candidate.type &&
    opinion.reasons.join(' ') === candidate.reasons.join(' ');
  return isAsBefore ? null : 'rescored';
}
