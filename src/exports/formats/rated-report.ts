import type { VerdictReport } from '../../reports/verdict-report.schemas.js';

/** How somebody rated a claim who could not know of the others. */
export interface IndependentRating {
  /** Stands for the rater within one snapshot, and nowhere else. */
  rater: string;
  label: string;
  /** Null for a label off the scale. */
  ordinal: number | null;
  /** Number of the round within the claim. */
  round: number;
  schemeKey: string;
  schemeVersion: number;
  /** What an adjudicator decided on this round; null when there was nothing to settle. */
  adjudicatedLabel: string | null;
}

export interface RatedReport {
  report: VerdictReport;
  /** Stands for the claim within one snapshot. */
  claim: string;
  /** By pseudonym, so that their order tells nothing. */
  ratings: IndependentRating[];
}

/** Names that hold within one snapshot. */
export interface Pseudonyms {
  rater(userId: string): string;
  claim(claimId: string): string;
}
