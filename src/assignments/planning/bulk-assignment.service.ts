import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../../access/actor.js';
import type { Claim } from '../../claims/claim.entity.js';
import type { Tx } from '../../database/transactions.js';
import { type ChosenPolicy, PoliciesService } from '../policies/policies.service.js';
import { RoundOpeningService } from '../round-opening.service.js';
import type { BulkBody, PlanView } from './bulk.schemas.js';
import { ClaimSelectionQueries } from './claim-selection.queries.js';
import { type DeskFacts, DeskFactsService } from './desk-facts.service.js';
import { PlacesService } from './places.service.js';
import type { PlanContent } from './plan-content.js';
import { planChanged, planNotFound, type PlanChange } from './plan.errors.js';
import { mayNot, type Reasoned, reasoned, SHOWN_BEFORE } from './plan-reason.js';
import { planTargets } from './plan-targets.js';
import { PlansRepository } from './plans.repository.js';
import { toPlanView } from './plan.view.js';
import { type PlanTarget, WorkPlanner } from './work-planner.js';

type Held = DeskFacts & { locked: ReadonlyMap<string, Claim> };

/**
 * Assigns many claims at once: shows a plan with the reason for every choice, and applies exactly that plan or says
 * what has changed since.
 */
@Injectable()
export class BulkAssignmentService {
  constructor(
    private readonly desk: DeskFactsService,
    private readonly selection: ClaimSelectionQueries,
    private readonly policies: PoliciesService,
    private readonly opening: RoundOpeningService,
    private readonly places: PlacesService,
    private readonly plans: PlansRepository,
  ) {}

  /** Plans without changing anything; the plan is kept, so that it can be applied. @throws AppError NOT_FOUND for the policy, POLICY_INVALID for fields that contradict it. */
  async preview(tx: Tx, actor: PersonActor, request: BulkBody): Promise<PlanView> {
    const { ids, limited } = await this.claimsOf(tx, actor, request);
    const chosen = await this.policies.choose(request.policyKey, request.policy);
    const facts = await this.desk.read(tx, actor, request.reviewerIds ?? null, ids);
    const content = planned(ids, request, facts, { chosen, actorId: actor.id });
    const planId = await this.plans.add(tx, 'ASSIGN', content, actor.id);
    return toPlanView({ planId, content, raters: facts.raters, assignmentIds: null, limited });
  }

  /** Plans and applies in one act, with everything held still meanwhile. */
  async assign(tx: Tx, actor: PersonActor, request: BulkBody): Promise<PlanView> {
    const { ids, limited } = await this.claimsOf(tx, actor, request);
    const chosen = await this.policies.choose(request.policyKey, request.policy);
    const facts = await this.desk.hold(tx, actor, request.reviewerIds ?? null, ids);
    const content = planned(ids, request, facts, { chosen, actorId: actor.id });
    const assignmentIds = await this.carryOut(tx, actor, content, facts, chosen);
    return toPlanView({ planId: null, content, raters: facts.raters, assignmentIds, limited });
  }

  /**
   * Applies a plan that was shown, all of it or nothing.
   * @throws AppError NOT_FOUND when there is none (any more), PLAN_CHANGED with what has changed.
   */
  async apply(tx: Tx, actor: PersonActor, planId: string): Promise<PlanView> {
    const content = await this.plans.take(tx, 'ASSIGN', planId, actor.id);
    if (!content) throw planNotFound();
    const chosen = await this.policies.choose(content.policyKey ?? undefined, content.policyChange);
    const people = [...new Set(content.places.map(({ reviewerId }) => reviewerId))];
    const ids = [...new Set([...content.places.map(({ claimId }) => claimId), ...content.opens])];
    const facts = await this.desk.hold(tx, actor, people, ids);
    const changes = changesOf(content, facts, { chosen, actorId: actor.id });
    if (changes.length > 0) throw planChanged(changes);
    const assignmentIds = await this.carryOut(tx, actor, content, facts, chosen);
    return toPlanView({ planId: null, content, raters: facts.raters, assignmentIds });
  }

  private async claimsOf(tx: Tx, actor: PersonActor, { claimIds, filter }: BulkBody) {
    if (claimIds) return { ids: [...new Set(claimIds)], limited: false };
    return this.selection.select(tx, filter ?? {}, actor.id);
  }

  /** @returns the ids of the assignments, in the order of the plan's places. */
  private async carryOut(
    tx: Tx,
    actor: PersonActor,
    content: PlanContent,
    facts: Held,
    chosen: ChosenPolicy,
  ): Promise<string[]> {
    const openings = content.opens.flatMap((claimId) => {
      const claim = facts.locked.get(claimId);
      const placementId = facts.wordings.get(claimId)?.placementId;
      return claim && placementId ? [{ claim, placementId }] : [];
    });
    const opened = openings.length > 0 ? await this.opening.openMany(tx, actor, openings, chosen) : [];
    const newRounds = new Map(opened.map((round) => [round.claimId, round]));
    const rounds = new Map(facts.claims.map(({ claimId, round }) => [claimId, round ?? newRounds.get(claimId)]));
    const places = content.places.map((place) => {
      const round = rounds.get(place.claimId);
      const wording = facts.wordings.get(place.claimId);
      if (!round || !wording) throw new Error(`claim ${place.claimId} has no round or no words`);
      // What is shown once the plan is applied names the round that was opened.
      place.roundId = round.id;
      return { ...place, roundId: round.id, policy: round.policy, wording };
    });
    return this.places.give(tx, actor, places, content.dueAt === null ? null : new Date(content.dueAt));
  }
}

interface Terms {
  chosen: ChosenPolicy;
  actorId: string;
}

const targetsOf = (ids: readonly string[], facts: DeskFacts, terms: Terms, mayOpen: (claimId: string) => boolean) =>
  planTargets(ids, { ...facts, mayOpen, policy: terms.chosen.policy, actorId: terms.actorId });

function planned(ids: readonly string[], request: BulkBody, facts: DeskFacts, terms: Terms): PlanContent {
  const { targets, refused } = targetsOf(ids, facts, terms, () => request.openRounds);
  const planner = new WorkPlanner(facts, request.seed);
  for (const target of targets) {
    if (request.reviewerIds && !request.strategy) giveEach(planner, target, request.reviewerIds, facts);
    else planner.fill(target, request.strategy ?? target.policy.strategy);
  }
  return {
    places: planner.places,
    opens: targets.filter(({ claim }) => claim.round === null).map(({ claim }) => claim.claimId),
    shortfalls: [...refused, ...planner.shortfalls],
    policyKey: request.policyKey ?? null,
    ...(request.policy ? { policyChange: request.policy } : {}),
    policyTemplateId: terms.chosen.template?.id ?? null,
    dueAt: request.dueAt ?? null,
    reason: null,
  };
}

/** Every named person gets a place on the claim, as far as there are places and they may. */
function giveEach(planner: WorkPlanner, target: PlanTarget, reviewerIds: readonly string[], facts: DeskFacts): void {
  const { claimId } = target.claim;
  for (const reviewerId of new Set(reviewerIds)) {
    const name = facts.raters.find(({ id }) => id === reviewerId)?.displayName ?? reviewerId;
    const full = planner.givenTo(claimId) >= target.places;
    const reasons = full ? [] : planner.give(target, reviewerId, reasoned('named by you', 'named'));
    if (full) {
      planner.shortfall(claimId, 1, reasoned(`no place is left for ${name}`, 'no-place-for', { person: name }));
    } else if (reasons.length > 0) planner.shortfall(claimId, 1, mayNot(reasons, name));
  }
}

const ANOTHER_ROUND = reasoned('it has another round now', 'another-round');

/** What keeps a plan from being applied as it was shown; empty when nothing does. */
function changesOf(content: PlanContent, facts: DeskFacts, terms: Terms): PlanChange[] {
  const opens = new Set(content.opens);
  const ids = [...new Set([...content.places.map(({ claimId }) => claimId), ...opens])];
  const { targets, refused } = targetsOf(ids, facts, terms, (claimId) => opens.has(claimId));
  const changes: PlanChange[] = refused.map(({ claimId, because, reasons = [] }) => ({
    claimId,
    reviewerId: null,
    because,
    reasons,
  }));
  const policyChanged = (terms.chosen.template?.id ?? null) !== content.policyTemplateId;
  const planner = new WorkPlanner(facts, '');
  for (const target of targets) {
    const { claimId, round } = target.claim;
    const change = (why: Reasoned) => changes.push({ claimId, reviewerId: null, ...why });
    if (opens.has(claimId) !== (round === null)) change(ANOTHER_ROUND);
    else if (opens.has(claimId) && policyChanged)
      change(reasoned('the policy for its round has changed', 'policy-changed'));
  }
  const byId = new Map(targets.map((target) => [target.claim.claimId, target]));
  for (const { claimId, roundId, reviewerId } of content.places) {
    const target = byId.get(claimId);
    if (!target) continue;
    const change = (why: Reasoned) => changes.push({ claimId, reviewerId, ...why });
    if (roundId !== (target.claim.round?.id ?? null)) change(ANOTHER_ROUND);
    else if (planner.givenTo(claimId) >= target.places) change(reasoned('no place is left', 'no-place-left'));
    else {
      const reasons = planner.give(target, reviewerId, SHOWN_BEFORE);
      if (reasons.length > 0) change(mayNot(reasons));
    }
  }
  return changes;
}
