import { Inject, Injectable } from '@nestjs/common';
import { type PersonActor, SYSTEM_ACTOR } from '../../access/actor.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { SECRETS, type Secrets } from '../../config/secrets.js';
import type { Tx } from '../../database/transactions.js';
import type { Assignment } from '../assignment.entity.js';
import { toCandidate, toRoundFacts } from '../candidate-facts.js';
import { CandidatesQueries, type RoundForPerson } from '../candidates.queries.js';
import { ineligibleReasons } from '../eligibility.js';
import { PlaceTakingService } from '../place-taking.service.js';
import { type ReviewRound } from '../review-round.entity.js';
import { roundMachine } from '../round-status.js';
import { GoldAnswersRepository, type UsableAnswer } from './gold-answers.repository.js';
import { goldOrder, isGoldTurn } from './gold-draw.js';
import { GoldStore, type OpenTerms } from './gold-store.js';

/** Who sees the states of claims would know a claim that no round is open on. */
const SEES_STATES: readonly string[] = ['adjudicator', 'editor', 'admin'];

/** Claims with a known answer, slipped in among what a reviewer takes (docs/workflow.md, "Known answers"). */
@Injectable()
export class GoldRoundsService {
  constructor(
    private readonly answers: GoldAnswersRepository,
    private readonly store: GoldStore,
    private readonly candidates: CandidatesQueries,
    private readonly taking: PlaceTakingService,
    private readonly audit: AuditTrail,
    @Inject(SECRETS) private readonly secrets: Secrets,
  ) {}

  /**
   * Draws whether the reviewer gets a claim with a known answer instead of a place in `round`, and gives it: under the
   * policy and scheme of that round, so that nothing tells them apart. The caller holds the reviewer, and no claim or round.
   * @returns null when it is not the turn for one, or there is none for this reviewer.
   */
  async takeInsteadOf(tx: Tx, actor: PersonActor, round: RoundForPerson): Promise<Assignment | null> {
    const { goldRate } = round.policy;
    if (goldRate === 0 || round.candidate.roles.some((role) => SEES_STATES.includes(role))) return null;
    const turn = await this.answers.turnOf(tx, actor.id);
    if (!isGoldTurn(this.secrets.goldKey, actor.id, turn, goldRate)) return null;
    const terms = await this.store.termsOf(tx, round.roundId);
    if (!terms) return null;
    for (const answer of await this.eligible(tx, actor, round, terms)) {
      const taken = await this.give(tx, actor, answer, terms);
      if (taken) return taken;
    }
    return null;
  }

  private async eligible(tx: Tx, actor: PersonActor, round: RoundForPerson, terms: OpenTerms): Promise<UsableAnswer[]> {
    const usable = await this.answers.usableFor(tx, actor.id, terms.schemeId);
    if (usable.length === 0) return [];
    const ids = usable.map(({ claimId }) => claimId);
    const { raters, claims, bonds } = await this.candidates.forClaims(tx, [actor.id], ids);
    const facts = new Map(claims.map((claim) => [claim.claimId, claim]));
    return goldOrder(this.secrets.goldKey, actor.id, usable).filter(({ claimId, createdBy }) => {
      const claim = facts.get(claimId);
      const [person] = raters;
      if (!claim || !person) return false;
      const opened = { openedBy: createdBy, editorsMayRate: this.candidates.editorsMayRate };
      const asked = toRoundFacts(claim, round.policy, opened);
      return ineligibleReasons(toCandidate(person, bonds.of(claimId, person.id)), asked).length === 0;
    });
  }

  /** Opens a round for this one reviewer. Null when the claim is no longer at rest, or has other words meanwhile. */
  private async give(tx: Tx, actor: PersonActor, answer: UsableAnswer, terms: OpenTerms): Promise<Assignment | null> {
    const words = await this.store.lockWords(tx, answer.claimId);
    if (words?.wordingHash !== answer.wordingHash) return null;
    const [still] = await this.answers.usableFor(tx, actor.id, terms.schemeId, answer.claimId);
    if (still?.id !== answer.id) return null;
    const round = await this.store.open(tx, {
      ...terms,
      claimId: answer.claimId,
      status: roundMachine.next(null, 'open'),
      placementId: words.placementId,
      statementRevision: words.statementRevision,
      openedBy: answer.createdBy,
      archivedBy: null,
      goldAnswerId: answer.id,
      goldRaterId: actor.id,
    });
    this.recordOpening(tx, round);
    const slot = { roundId: round.id, number: 1 };
    const { policy } = terms;
    return this.taking.take(tx, actor, slot, { reviewerId: actor.id, policy, assignedBy: null, dueAt: null });
  }

  private recordOpening(tx: Tx, round: ReviewRound): void {
    this.audit.record(tx, SYSTEM_ACTOR, {
      event: 'round.opened',
      entityType: 'round',
      entityId: round.id,
      claimId: round.claimId,
      to: round.status,
      data: { number: round.number, goldAnswerId: round.goldAnswerId },
    });
  }
}
