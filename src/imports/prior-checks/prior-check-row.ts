import type { CheckFacts } from './check-facts.js';
import type { PriorCheck } from './prior-check.entity.js';
import type { PriorCheckView } from './prior-checks.schemas.js';

/** Columns of the view; `prior` is the table. */
export const PRIOR_COLUMNS = `
  prior.id, prior.url, prior.claim_text AS "claimText", prior.claimant_name AS "claimantName",
  prior.claimant_same_as AS "claimantSameAs", prior.claimant_kind AS "claimantKind", prior.claim_date AS "claimDate",
  prior.appearances, prior.publisher_name AS "publisherName", prior.publisher_site AS "publisherSite", prior.title,
  prior.review_date AS "reviewDate", prior.modified_date AS "modifiedDate", prior.review_day::text AS "reviewDay",
  prior.rating, prior.rating_numbers AS "ratingNumbers", prior.rating_explanation AS "ratingExplanation",
  prior.language, prior.revision, prior.updated_at AS "updatedAt"`;

export type PriorRow = Omit<PriorCheck, 'claimHash' | 'contentHash' | 'createdAt'>;

export function toPriorCheckView(row: PriorRow): PriorCheckView {
  const { claimantName: name, claimantSameAs: sameAs, claimantKind: kind, ratingNumbers } = row;
  return {
    id: row.id,
    url: row.url,
    claimText: row.claimText,
    claimant: name === null && sameAs === null ? null : { name, sameAs, kind },
    claimDate: row.claimDate,
    appearances: row.appearances,
    publisher: { name: row.publisherName, site: row.publisherSite },
    title: row.title,
    reviewDate: row.reviewDate,
    modifiedDate: row.modifiedDate,
    rating: { text: row.rating, ...ratingNumbers, explanation: row.ratingExplanation },
    language: row.language,
    revision: row.revision,
    importedAt: row.updatedAt.toISOString(),
  };
}

export const toCheckFacts = ({ ratingNumbers: { value, best, worst }, ...row }: PriorRow): CheckFacts => ({
  ...row,
  ratingValue: value,
  bestRating: best,
  worstRating: worst,
});
