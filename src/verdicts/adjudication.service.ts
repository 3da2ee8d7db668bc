import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../access/actor.js';
import { AssignmentsService } from '../assignments/assignments.service.js';
import { RoundsService } from '../assignments/rounds.service.js';
import { claimMachine } from '../claims/claim-status.js';
import { ClaimsService } from '../claims/claims.service.js';
import { AppError } from '../common/app-error.js';
import type { Tx } from '../database/transactions.js';
import { labelOf } from '../schemes/rating-scheme.rules.js';
import { SchemesService } from '../schemes/schemes.service.js';
import type { AdjudicationCause } from './adjudication.entity.js';
import { ProposalsService } from './proposals.service.js';
import { VerdictsRepository } from './verdicts.repository.js';

export interface AdjudicationContent {
  label: string;
  cause: AdjudicationCause;
  rationale: string;
  note?: string;
  guidelineGap?: string;
  /** Hash of the words the adjudicator has read. */
  wordingHash?: string;
}

@Injectable()
export class AdjudicationService {
  constructor(
    private readonly verdicts: VerdictsRepository,
    private readonly proposals: ProposalsService,
    private readonly rounds: RoundsService,
    private readonly assignments: AssignmentsService,
    private readonly claims: ClaimsService,
    private readonly schemes: SchemesService,
  ) {}

  /**
   * C9: settles a disagreement, or a refused verdict, with a reason.
   * @throws AppError SEPARATION_OF_DUTIES, ILLEGAL_TRANSITION, SOURCE_NOT_CURRENT, WORDING_CHANGED, LABEL_NOT_IN_SCHEME,
   *   RATIONALE_REQUIRED.
   */
  async adjudicate(tx: Tx, actor: PersonActor, roundId: string, content: AdjudicationContent): Promise<void> {
    const locked = await this.rounds.lock(tx, roundId);
    const { claim, round } = locked;
    await this.claims.assertMay(tx, actor, 'adjudicate', { claimId: claim.id, roundId });
    claimMachine.next(claim.workflowState, 'adjudicate');
    await this.rounds.assertWordingSeen(tx, round, content.wordingHash);
    const scheme = await this.schemes.byId(round.schemeId);
    labelOf(scheme.content, content.label);
    const { reviews } = await this.rounds.progress(tx, roundId);
    if (!reviews.some((review) => review.label === content.label) && !content.note?.trim()) {
      throw new AppError(
        'RATIONALE_REQUIRED',
        'No rater chose this label. Say in the note why you depart from all of them.',
        {
          detailCode: 'adjudication-note-missing',
          faults: [{ path: 'note', message: "is required when the label is none of the raters'" }],
        },
      );
    }
    const adjudication = await this.verdicts.insertAdjudication(tx, {
      roundId,
      adjudicatorId: actor.id,
      label: content.label,
      cause: content.cause,
      rationale: content.rationale,
      note: content.note ?? null,
      guidelineGap: content.guidelineGap ?? null,
    });
    // After a refused verdict the round was revealed before: there is no second reveal.
    if (round.status === 'COMPLETE') await this.rounds.transition(tx, actor, round, 'reveal');
    const { label, rationale } = content;
    await this.proposals.propose(tx, actor, locked, { label, origin: 'ADJUDICATED', rationale, adjudication });
    await this.claims.transition(tx, actor, claim, 'adjudicate', {
      data: { adjudicationId: adjudication.id, cause: content.cause },
    });
  }

  /**
   * C10 with A7: sends one review back to its rater for a reason of form; the round is open again.
   * @throws AppError SEPARATION_OF_DUTIES, ILLEGAL_TRANSITION.
   */
  async returnReview(tx: Tx, actor: PersonActor, assignmentId: string, reason: string, note: string): Promise<void> {
    const locked = await this.assignments.lock(tx, assignmentId);
    await this.claims.assertMay(tx, actor, 'adjudicate', { claimId: locked.claim.id, roundId: locked.round.id });
    claimMachine.next(locked.claim.workflowState, 'sendBack');
    await this.rounds.transition(tx, actor, locked.round, 'returnReview', reason);
    await this.assignments.returnForForm(tx, actor, locked, reason, note);
    await this.claims.transition(tx, actor, locked.claim, 'sendBack', { reason });
  }
}
