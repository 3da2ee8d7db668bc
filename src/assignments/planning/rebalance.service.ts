import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../../access/actor.js';
import { AppError } from '../../common/app-error.js';
import type { Tx } from '../../database/transactions.js';
import type { ClaimFacts } from '../candidate-facts.js';
import { CandidatesQueries } from '../candidates.queries.js';
import type { PlanView, RebalanceRequest } from './bulk.schemas.js';
import { type DeskFacts, DeskFactsService } from './desk-facts.service.js';
import { PlacesRepository, type OpenWork } from './places.repository.js';
import { PlacesService } from './places.service.js';
import type { PlanContent } from './plan-content.js';
import { planChanged, planNotFound, type PlanChange } from './plan.errors.js';
import { mayNot, type Reasoned, reasoned, SHOWN_BEFORE } from './plan-reason.js';
import { PlansRepository } from './plans.repository.js';
import { toPlanView } from './plan.view.js';
import { type PlanTarget, WorkPlanner } from './work-planner.js';

/** Somebody leaves, or has too much: their open work goes to others who may do it. What nobody may do stays theirs. */
@Injectable()
export class RebalanceService {
  constructor(
    private readonly desk: DeskFactsService,
    private readonly candidates: CandidatesQueries,
    private readonly work: PlacesRepository,
    private readonly places: PlacesService,
    private readonly plans: PlansRepository,
  ) {}

  async preview(tx: Tx, actor: PersonActor, request: RebalanceRequest): Promise<PlanView> {
    const open = await this.openWork(tx, actor, request.userId);
    const facts = await this.desk.read(tx, actor, await this.everybodyAnd(tx, request.userId), claimsOf(open));
    const content = planned(request, open, facts);
    const planId = await this.plans.add(tx, 'REBALANCE', content, actor.id);
    return toPlanView({ planId, content, raters: facts.raters, assignmentIds: null });
  }

  async rebalance(tx: Tx, actor: PersonActor, request: RebalanceRequest): Promise<PlanView> {
    const before = await this.openWork(tx, actor, request.userId);
    const facts = await this.desk.hold(tx, actor, await this.everybodyAnd(tx, request.userId), claimsOf(before));
    // Read again now that nobody can change it: something may have been submitted meanwhile.
    const open = (await this.work.openWorkOf(tx, request.userId, actor.id)).filter(({ claimId }) =>
      facts.locked.has(claimId),
    );
    const content = planned(request, open, facts);
    return this.carryOut(tx, actor, content, facts, request.userId);
  }

  /** @throws AppError NOT_FOUND when there is no such plan (any more), PLAN_CHANGED with what has changed. */
  async apply(tx: Tx, actor: PersonActor, planId: string): Promise<PlanView> {
    const content = await this.plans.take(tx, 'REBALANCE', planId, actor.id);
    if (!content?.leaverId) throw planNotFound();
    const people = [...new Set([content.leaverId, ...content.places.map(({ reviewerId }) => reviewerId)])];
    const claimIds = [...new Set(content.places.map(({ claimId }) => claimId))];
    const facts = await this.desk.hold(tx, actor, people, claimIds);
    const open = await this.work.openWorkOf(tx, content.leaverId, actor.id);
    const changes = changesOf(content, open, facts);
    if (changes.length > 0) throw planChanged(changes);
    return this.carryOut(tx, actor, content, facts, content.leaverId);
  }

  private async openWork(tx: Tx, actor: PersonActor, userId: string): Promise<OpenWork[]> {
    if (!(await this.candidates.exists(tx, userId))) throw new AppError('NOT_FOUND', 'There is no such person.');
    return this.work.openWorkOf(tx, userId, actor.id);
  }

  private async everybodyAnd(tx: Tx, userId: string): Promise<string[]> {
    return [...new Set([...(await this.candidates.raterIds(tx)), userId])];
  }

  private async carryOut(
    tx: Tx,
    actor: PersonActor,
    content: PlanContent,
    facts: DeskFacts,
    leaverId: string,
  ): Promise<PlanView> {
    const held = content.places.map(({ claimId, replaces }) => ({ claimId, assignmentId: replaces ?? '' }));
    await this.places.revoke(tx, actor, held, { reviewerId: leaverId, reason: content.reason ?? '' });
    const byId = new Map(facts.claims.map((claim) => [claim.claimId, claim]));
    const places = content.places.map((place) => {
      const round = byId.get(place.claimId)?.round;
      const wording = facts.wordings.get(place.claimId);
      if (!round || !wording) throw new Error(`claim ${place.claimId} has no round or no words`);
      return { ...place, roundId: round.id, policy: round.policy, wording };
    });
    const assignmentIds = await this.places.give(tx, actor, places, null);
    return toPlanView({ planId: null, content, raters: facts.raters, assignmentIds });
  }
}

const claimsOf = (open: readonly OpenWork[]): string[] => [...new Set(open.map(({ claimId }) => claimId))];

/** The one place that comes free on a claim when this person goes. */
function placeOn(claim: ClaimFacts, leaverIsNovice: boolean): PlanTarget | null {
  const { round } = claim;
  if (!round) return null;
  // The place of the only novice may go to a novice.
  const hasNovice = round.hasNovice && !leaverIsNovice;
  return {
    claim: { ...claim, round: { ...round, hasNovice } },
    policy: round.policy,
    openedBy: round.openedBy,
    places: 1,
  };
}

function planned(request: RebalanceRequest, open: readonly OpenWork[], facts: DeskFacts): PlanContent {
  const { userId, strategy, seed, reason } = request;
  const isNovice = noviceIn(facts, userId);
  const byId = new Map(facts.claims.map((claim) => [claim.claimId, claim]));
  const planner = new WorkPlanner(facts, seed);
  for (const { claimId, assignmentId } of open) {
    const claim = byId.get(claimId);
    const target = claim && placeOn(claim, isNovice);
    if (target) planner.fill(target, strategy ?? target.policy.strategy, assignmentId);
  }
  return {
    places: planner.places,
    opens: [],
    shortfalls: planner.shortfalls,
    policyKey: null,
    policyTemplateId: null,
    dueAt: null,
    reason,
    leaverId: userId,
  };
}

const noviceIn = (facts: DeskFacts, userId: string): boolean =>
  facts.raters.find(({ id }) => id === userId)?.level === 'NOVICE';

function changesOf(content: PlanContent, open: readonly OpenWork[], facts: DeskFacts): PlanChange[] {
  const stillOpen = new Set(open.map(({ assignmentId }) => assignmentId));
  const isNovice = noviceIn(facts, content.leaverId ?? '');
  const byId = new Map(facts.claims.map((claim) => [claim.claimId, claim]));
  const planner = new WorkPlanner(facts, '');
  return content.places.flatMap(({ claimId, reviewerId, replaces }) => {
    const claim = byId.get(claimId);
    const target = claim && placeOn(claim, isNovice);
    const change = (why: Reasoned): PlanChange[] => [{ claimId, reviewerId, ...why }];
    if (!target || !replaces || !stillOpen.has(replaces))
      return change(reasoned('the work is no longer open', 'work-over'));
    const reasons = planner.give(target, reviewerId, SHOWN_BEFORE);
    return reasons.length > 0 ? change(mayNot(reasons)) : [];
  });
}
