import type { Rater } from '../candidate-facts.js';
import type { PlanItem, PlanView } from './bulk.schemas.js';
import type { PlanContent } from './plan-content.js';

interface Shown {
  planId: string | null;
  content: PlanContent;
  raters: readonly Rater[];
  /** Ids of the assignments, in the order of the plan's places; null before it is applied. */
  assignmentIds: readonly string[] | null;
  limited?: boolean;
}

/** A plan as it is shown: by claim, and what it means for each person. */
export function toPlanView({ planId, content, raters, assignmentIds, limited = false }: Shown): PlanView {
  const byId = new Map(raters.map((rater) => [rater.id, rater]));
  const items = new Map<string, PlanItem>();
  const itemOf = (claimId: string): PlanItem => {
    const item = items.get(claimId) ?? emptyItem(claimId, content);
    items.set(claimId, item);
    return item;
  };
  const given = new Map<string, number>();
  for (const [n, { claimId, roundId, reviewerId, because, reasons = [] }] of content.places.entries()) {
    const item = itemOf(claimId);
    item.roundId = roundId;
    const reviewerName = byId.get(reviewerId)?.displayName ?? '';
    item.assignments.push({ assignmentId: assignmentIds?.[n] ?? null, reviewerId, reviewerName, because, reasons });
    given.set(reviewerId, (given.get(reviewerId) ?? 0) + 1);
  }
  for (const { claimId, places, because, reasons = [] } of content.shortfalls) {
    const item = itemOf(claimId);
    item.missing += places;
    item.because = item.because === null ? because : `${item.because}; ${because}`;
    item.reasons.push(...reasons);
  }
  return {
    planId,
    applied: assignmentIds !== null,
    items: [...items.values()],
    people: [...given].map(([reviewerId, count]) => {
      const rater = byId.get(reviewerId);
      return {
        reviewerId,
        reviewerName: rater?.displayName ?? '',
        given: count,
        openAfter: (rater?.open ?? 0) + count,
      };
    }),
    given: content.places.length,
    missing: content.shortfalls.reduce((sum, { places }) => sum + places, 0),
    limited,
  };
}

const emptyItem = (claimId: string, { opens }: PlanContent): PlanItem => ({
  claimId,
  roundId: null,
  opensRound: opens.includes(claimId),
  assignments: [],
  missing: 0,
  because: null,
  reasons: [],
});
