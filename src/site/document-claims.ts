import type { PublishedPlacement } from '../reports/published-documents.queries.js';
import type { PublishedReport } from '../reports/to-report.js';
import type { Span } from '../text/span.js';

/** A checked claim of a document: its newest report, and where its words stand in the newest text. */
export interface CheckedClaim {
  /** 1, 2, 3, … in the order of the text; those not in it any more come last. */
  number: number;
  published: PublishedReport;
  state: PublishedPlacement['sourceState'];
  /** Empty when the newest text does not say it, or nobody has compared it yet. */
  spans: readonly Span[];
}

/** Where the words are those of the claim, perhaps in another wording. Elsewhere the text says something else. */
const STANDS: readonly PublishedPlacement['sourceState'][] = ['CURRENT', 'REWORDED', 'CONTEXT_CHANGED'];

/**
 * The claims of a document with their newest reports.
 * @param reports all reports on the document, in any order
 * @param placements of its claims in the newest text
 * @param length of that text; a place outside of it is left out
 */
export function checkedClaims(
  reports: readonly PublishedReport[],
  placements: readonly PublishedPlacement[],
  length: number,
): CheckedClaim[] {
  const newest = new Map<string, PublishedReport>();
  for (const each of reports) {
    const known = newest.get(each.report.claimId);
    if (!known || known.report.number < each.report.number) newest.set(each.report.claimId, each);
  }
  const placed = new Map(placements.map((placement) => [placement.claimId, placement]));
  return [...newest.values()]
    .map((published) => {
      const placement = placed.get(published.report.claimId);
      return {
        published,
        state: placement?.sourceState ?? published.report.placementState,
        spans: spansOf(placement, length),
      };
    })
    .toSorted((a, b) => place(a) - place(b) || a.published.report.number - b.published.report.number)
    .map((claim, index) => ({ ...claim, number: index + 1 }));
}

const place = ({ spans: [first] }: { spans: readonly Span[] }): number => first?.start ?? Number.MAX_SAFE_INTEGER;

function spansOf(placement: PublishedPlacement | undefined, length: number): Span[] {
  if (!placement || !STANDS.includes(placement.sourceState)) return [];
  const { start, end, alsoAt } = placement;
  if (start === null || end === null) return [];
  return [{ start, end }, ...alsoAt].filter((span) => span.start >= 0 && span.end > span.start && span.end <= length);
}
