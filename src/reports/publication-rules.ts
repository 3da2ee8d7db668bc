import type { FieldFault } from '../common/app-error.js';
import { toClaimReview } from './claim-review.js';
import { nodeFindings, type ReviewRule } from './claim-review.rules.js';
import { type ReportContent, standingOf, type VerdictReport } from './verdict-report.schemas.js';

/** The rules of the validator that a report has to keep to be published, and where the desk mends a fault. */
const MENDED_AT = {
  required: 'shortStatement',
  'claim-length': 'shortStatement',
  'claim-names-rating': 'shortStatement',
  'rating-scale': 'scheme',
  'rating-reversed': 'scheme',
  'off-scale': 'scheme',
  'claimant-is-page': 'claim.claimantSameAs',
  dates: 'claim.madeAt',
} as const satisfies { readonly [rule in ReviewRule]?: string };
export type PublicationRule = keyof typeof MENDED_AT;
/** Part of the public API: never renamed; every language of the desk has words for each. */
export const PUBLICATION_RULES = Object.keys(MENDED_AT) as [PublicationRule, ...PublicationRule[]];

/** A fault of a report, and the rule that finds it. */
export interface PublicationFault extends FieldFault {
  rule: PublicationRule;
}

const isAsked = (rule: ReviewRule): rule is PublicationRule => rule in MENDED_AT;

/**
 * What keeps this content from being published: its ClaimReview would be refused or misread. Rules about the site's own
 * address are not asked here; they are about the installation.
 */
export function publicationFaults(content: ReportContent, publicUrl: string): PublicationFault[] {
  const review = toClaimReview(asPublished(content, publicUrl));
  const context = { siteHost: '', report: asPublished(content, publicUrl), scheme: null };
  return nodeFindings({ ...review }, context)
    .filter(({ level }) => level === 'error')
    .flatMap(({ rule, message }) => (isAsked(rule) ? [{ path: MENDED_AT[rule], message, rule }] : []));
}

/** The report in the moment of its publication, when nothing has happened to it. */
function asPublished(content: ReportContent, publicUrl: string): VerdictReport {
  const status = {
    state: 'PUBLISHED',
    stale: false,
    supersededBy: null,
    retracted: false,
    placementState: 'CURRENT',
  } as const;
  return {
    ...content,
    ...status,
    standing: standingOf(status),
    permalink: `${publicUrl}/reports/${content.number}`,
    organisation: { ...content.organisation, url: publicUrl, correctionsPolicy: null },
    modifiedAt: content.publishedAt,
    corrections: [],
    staleSince: null,
    reviewBy: null,
    basis: 'NEWEST_VERSION',
    goneSince: null,
  };
}
