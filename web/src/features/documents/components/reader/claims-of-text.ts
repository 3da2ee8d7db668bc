import type { DocumentClaim } from '../../api/claims';
import type { Mark } from '../../reading/segments';

/** How a claim is marked in the text; colour never says it alone, its card names the state. */
export type MarkTone = 'open' | 'work' | 'done' | 'stale' | 'off';

export interface ClaimMark extends Mark {
  tone: MarkTone;
  /** The same words at another place; the claim's card stands at its first. */
  again: boolean;
}

export function toneOf(claim: DocumentClaim): MarkTone {
  if (claim.view === 'rater') return 'work';
  if (claim.stale) return 'stale';
  switch (claim.workflowState) {
    case 'CANDIDATE':
      return 'open';
    case 'READY':
    case 'IN_REVIEW':
    case 'NEEDS_ADJUDICATION':
      return 'work';
    case 'DECIDED':
      return 'done';
    case 'REJECTED':
    case 'ARCHIVED':
      return 'off';
  }
}

/** A claim that stands in the text, with where. */
export interface PlacedClaim {
  claim: DocumentClaim;
  start: number;
  end: number;
}

/** Claims in the order of the text, and those that have no place in it. */
export function placedClaims(claims: readonly DocumentClaim[], version: number) {
  const placed: PlacedClaim[] = [];
  const lost: DocumentClaim[] = [];
  for (const claim of claims) {
    const { start, end, versionNumber } = claim.placement;
    const here = start !== null && end !== null && versionNumber === version;
    if (here) placed.push({ claim, start, end });
    else if (toneOf(claim) !== 'off') lost.push(claim);
  }
  placed.sort((a, b) => a.start - b.start || a.end - b.end);
  return { placed, lost };
}

export const marksOf = (placed: readonly PlacedClaim[]): ClaimMark[] =>
  placed.flatMap(({ claim, start, end }) => {
    const mark = { claimId: claim.id, tone: toneOf(claim) };
    return [
      { ...mark, start, end, again: false },
      ...claim.placement.alsoAt.map((span) => ({ ...mark, ...span, again: true })),
    ];
  });
