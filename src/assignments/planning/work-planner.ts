import { type Bond, type ClaimFacts, type Rater, toCandidate, toRoundFacts } from '../candidate-facts.js';
import { INELIGIBLE, type IneligibleReason, ineligibleReasons } from '../eligibility.js';
import type { RoundPolicy, Strategy } from '../round-policy.js';
import type { PlannedPlace, Shortfall } from './plan-content.js';
import { type Reasoned, reasoned } from './plan-reason.js';
import { type Choice, ranked, whyChosen } from './strategies.js';

/** A claim with places to give. */
export interface PlanTarget {
  claim: ClaimFacts;
  /** Of the round under way, or of the one the plan opens. */
  policy: RoundPolicy;
  openedBy: string;
  places: number;
}

export interface PlanFacts {
  raters: readonly Rater[];
  bonds: { of(claimId: string, userId: string): ReadonlySet<Bond> };
  editorsMayRate: boolean;
}

/**
 * Gives places to people, one after the other, and keeps account of what it has given: every choice sees the work that
 * the choices before it made. Knows no database; the same facts and the same seed give the same plan.
 */
export class WorkPlanner {
  readonly places: PlannedPlace[] = [];
  readonly shortfalls: Shortfall[] = [];
  private readonly raters: Map<string, Rater & { given: number }>;
  private readonly holders = new Map<string, string[]>();

  constructor(
    private readonly facts: PlanFacts,
    private readonly seed: string,
  ) {
    this.raters = new Map(facts.raters.map((rater) => [rater.id, { ...rater, given: 0 }]));
  }

  /** Gives the target's places by a strategy; with `replaces`, in the place of that assignment. */
  fill(target: PlanTarget, strategy: Strategy, replaces?: string): void {
    const { claimId } = target.claim;
    for (let left = target.places; left > 0; left -= 1) {
      const { choices, excluded } = this.choices(target, strategy);
      const [best] = ranked(strategy, choices, { seed: this.seed, claimId });
      if (!best) {
        this.shortfalls.push({ claimId, places: left, ...whyNobody(excluded) });
        return;
      }
      this.note(target, best.id, whyChosen(strategy, best), replaces);
    }
  }

  /** Gives one place to one person. @returns why they may not have it; empty when they have it now. */
  give(target: PlanTarget, reviewerId: string, why: Reasoned, replaces?: string): IneligibleReason[] {
    const rater = this.raters.get(reviewerId);
    const reasons = rater ? this.reasons(target, rater) : (['inactive'] as const);
    if (reasons.length === 0) this.note(target, reviewerId, why, replaces);
    return [...reasons];
  }

  /** How many places a claim has got from this plan. */
  givenTo(claimId: string): number {
    return this.holders.get(claimId)?.length ?? 0;
  }

  shortfall(claimId: string, places: number, why: Reasoned): void {
    this.shortfalls.push({ claimId, places, ...why });
  }

  private choices(target: PlanTarget, strategy: Strategy) {
    const excluded: IneligibleReason[][] = [];
    const choices: Choice[] = [];
    for (const rater of this.raters.values()) {
      const reasons = this.reasons(target, rater, strategy);
      if (reasons.length > 0) excluded.push(reasons);
      else choices.push(toChoice(rater, target.claim));
    }
    return { choices, excluded };
  }

  private reasons(target: PlanTarget, rater: Rater, strategy?: Strategy): IneligibleReason[] {
    const { claim, policy, openedBy } = target;
    const held = this.holders.get(claim.claimId) ?? [];
    const facts = toRoundFacts(claim, policy, { openedBy, editorsMayRate: this.facts.editorsMayRate });
    const candidate = toCandidate(rater, this.facts.bonds.of(claim.claimId, rater.id));
    return ineligibleReasons(
      { ...candidate, holdsSlotInRound: candidate.holdsSlotInRound || held.includes(rater.id) },
      {
        ...facts,
        noTwoNovices: facts.noTwoNovices || strategy === 'NO_TWO_NOVICES',
        hasNovice: facts.hasNovice || held.some((id) => this.raters.get(id)?.level === 'NOVICE'),
      },
    );
  }

  private note({ claim }: PlanTarget, reviewerId: string, why: Reasoned, replaces?: string): void {
    const { claimId } = claim;
    this.places.push({ claimId, roundId: claim.round?.id ?? null, reviewerId, ...why, ...(replaces && { replaces }) });
    this.holders.set(claimId, [...(this.holders.get(claimId) ?? []), reviewerId]);
    const rater = this.raters.get(reviewerId);
    if (!rater) return;
    rater.open += 1;
    rater.weight += claim.difficulty;
    rater.recent += 1;
    rater.given += 1;
  }
}

const toChoice = (rater: Rater & { given: number }, claim: ClaimFacts): Choice => ({
  id: rater.id,
  novice: rater.level === 'NOVICE',
  settles: rater.roles.includes('adjudicator'),
  expertIn: claim.topics.filter((topic) => rater.topics.includes(topic)),
  open: rater.open,
  weight: rater.weight,
  recent: rater.recent,
  given: rater.given,
});

/** Why nobody was left: the first reason of each person, counted. */
function whyNobody(excluded: readonly IneligibleReason[][]): Reasoned {
  const counts = new Map<IneligibleReason, number>();
  for (const [first] of excluded) if (first) counts.set(first, (counts.get(first) ?? 0) + 1);
  if (counts.size === 0) return reasoned('there is nobody who rates', 'nobody-rates');
  const parts = [...counts].map(([reason, count]) => `${count} × ${INELIGIBLE[reason]}`);
  return {
    because: `nobody is left who may rate it (${parts.join('; ')})`,
    reasons: [
      { code: 'nobody-left', params: {} },
      ...[...counts].map(([reason, count]) => ({ code: 'excluded' as const, params: { count, reason } })),
    ],
  };
}
