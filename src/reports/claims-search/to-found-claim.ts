import { claimUrl } from '../claim-review.js';
import type { FoundRow } from './claims-search.queries.js';
import type { FoundClaim } from './claims-search.schemas.js';

/** Host of an address as publishers are named: without port and without "www.". */
export const siteOf = (url: string): string => new URL(url).hostname.replace(/^www\./, '');

/** A report as the Fact Check Tools API would tell of its ClaimReview. Fields without a value are left out. */
export function toFoundClaim(row: FoundRow, publicUrl: string): FoundClaim {
  const permalink = `${publicUrl}/reports/${row.number}`;
  return {
    text: row.short_statement,
    ...(row.claimant ? { claimant: row.claimant } : {}),
    ...(row.made_at ? { claimDate: new Date(row.made_at).toISOString() } : {}),
    claimReview: [
      {
        publisher: { name: row.publisher, site: siteOf(publicUrl) },
        url: claimUrl({ permalink, claimId: row.claim_id }),
        title: row.short_statement,
        reviewDate: row.first_published_at,
        textualRating: row.label_name,
        ...(row.language ? { languageCode: row.language } : {}),
      },
    ],
  };
}
