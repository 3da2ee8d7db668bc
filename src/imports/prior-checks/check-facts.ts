import type { RowWarning } from '../import-row.entity.js';

/** A number of a rating as its publisher gave it: publishers write numbers as text too. */
export type GivenNumber = number | string | null;

/** What is known of a fact check that was published elsewhere. Null is "not stated". */
export interface CheckFacts {
  /** Address of the review, absolute, http or https. */
  url: string;
  claimText: string;
  claimantName: string | null;
  /** A page that identifies the claimant; never one where the claim stands. */
  claimantSameAs: string | null;
  claimantKind: 'PERSON' | 'ORGANISATION' | null;
  /** Dates as the publisher wrote them. */
  claimDate: string | null;
  reviewDate: string | null;
  modifiedDate: string | null;
  /** `reviewDate` as a day (UTC), when it can be read as one. */
  reviewDay: string | null;
  appearances: string[];
  publisherName: string | null;
  /** Host of the review, without `www.`. */
  publisherSite: string;
  title: string | null;
  /** The rating in words. */
  rating: string;
  ratingValue: GivenNumber;
  bestRating: GivenNumber;
  worstRating: GivenNumber;
  ratingExplanation: string | null;
  /** BCP 47, as stated. */
  language: string | null;
}

/** A check out of a file, with the text it was read from, character for character. */
export interface CheckRecord {
  facts: CheckFacts;
  original: string;
  /** What `original` is: JSON-LD, a verdict report of a desk, a page of the Fact Check Tools API, a row of a table. */
  format: OriginalFormat;
  warnings: RowWarning[];
}

export const ORIGINAL_FORMATS = ['CLAIM_REVIEW', 'VERDICT_REPORT', 'FACT_CHECK_PAGE', 'TABLE_ROW'] as const;
export type OriginalFormat = (typeof ORIGINAL_FORMATS)[number];
