import type { TableShape } from '../sources/table-columns.js';
import type { CheckFacts } from './check-facts.js';

/** What a table of checks may hold. The first names are those of our own export; among the others, the research dump's. */
export const CHECK_TABLE: TableShape = {
  columns: {
    claim_text: ['claim_reviewed', 'claim'],
    claim_date: [],
    claim_author_name: ['claimant', 'claimant_name'],
    claim_author_same_as: ['claimant_same_as'],
    claim_author_kind: ['claimant_kind'],
    appearances: ['claim_appearances'],
    reviewer_name: ['publisher', 'publisher_name'],
    review_url: ['url'],
    review_title: ['title'],
    review_date: [],
    review_modified_date: [],
    review_rating: ['rating', 'textual_rating'],
    rating_value: [],
    best_rating: [],
    worst_rating: [],
    rating_explanation: [],
    language: ['language_code'],
  },
  required: ['claim_text', 'review_url', 'review_rating'],
};

/** Our own export of checks: a column each, in this order. */
export const CHECK_CELLS: readonly [name: string, cell: (check: CheckFacts) => string | number | null][] = [
  ['claim_text', (check) => check.claimText],
  ['claim_date', (check) => check.claimDate],
  ['claim_author_name', (check) => check.claimantName],
  ['claim_author_same_as', (check) => check.claimantSameAs],
  ['claim_author_kind', (check) => check.claimantKind],
  ['appearances', (check) => check.appearances.join('\n') || null],
  ['reviewer_name', (check) => check.publisherName],
  ['review_url', (check) => check.url],
  ['review_title', (check) => check.title],
  ['review_date', (check) => check.reviewDate],
  ['review_modified_date', (check) => check.modifiedDate],
  ['review_rating', (check) => check.rating],
  ['rating_value', (check) => check.ratingValue],
  ['best_rating', (check) => check.bestRating],
  ['worst_rating', (check) => check.worstRating],
  ['rating_explanation', (check) => check.ratingExplanation],
  ['language', (check) => check.language],
];
