import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../access/actor.js';
import { RoundsService } from '../assignments/rounds.service.js';
import type { Claim } from '../claims/claim.entity.js';
import { claimMachine } from '../claims/claim-status.js';
import { ClaimPlacementsService } from '../claims/claim-placements.service.js';
import { ClaimsService } from '../claims/claims.service.js';
import { assertNoEmbargo } from '../claims/embargo.js';
import type { Duty } from '../claims/separation-of-duties.js';
import { AppError } from '../common/app-error.js';
import { databaseNow } from '../database/database-clock.js';
import type { Tx } from '../database/transactions.js';
import { labelOf, type RatingLabel } from '../schemes/rating-scheme.rules.js';
import { SchemesService } from '../schemes/schemes.service.js';
import { ProposalsService } from './proposals.service.js';
import { assertInFuture, defaultReviewBy } from './review-date.js';
import type { Verdict, VerdictBasis } from './verdict.entity.js';
import { verdictNotFound } from './verdicts.errors.js';
import { VerdictsRepository } from './verdicts.repository.js';

export interface ApprovalContent {
  summary?: string;
  shortStatement?: string;
  rationale?: string;
  basis?: VerdictBasis;
  /** YYYY-MM-DD; left out, the scheme's label says. */
  reviewBy?: string;
}

interface LockedVerdict {
  claim: Claim;
  verdict: Verdict;
}

/** Approving, refusing, publishing and withdrawing verdicts (V1, V1b, V2, V7). */
@Injectable()
export class VerdictsService {
  constructor(
    private readonly verdicts: VerdictsRepository,
    private readonly proposals: ProposalsService,
    private readonly rounds: RoundsService,
    private readonly claims: ClaimsService,
    private readonly placements: ClaimPlacementsService,
    private readonly schemes: SchemesService,
  ) {}

  /**
   * V1: the second pair of eyes. The approver may improve the words for readers, never the label.
   * @throws AppError SEPARATION_OF_DUTIES, SOURCE_NOT_CURRENT, REPORT_INVALID, ILLEGAL_TRANSITION.
   */
  async approve(tx: Tx, actor: PersonActor, id: string, content: ApprovalContent): Promise<void> {
    const { claim, verdict } = await this.lockIndependent(tx, actor, id, 'approve');
    this.assertDecided(claim, 'approve');
    const basis = await this.assertSourceStands(tx, verdict, content.basis ?? verdict.basis);
    const {
      summary = verdict.summary,
      shortStatement = verdict.shortStatement,
      rationale = verdict.rationale,
    } = content;
    const approvedAt = await databaseNow(tx);
    const reviewBy = content.reviewBy ?? verdict.reviewBy;
    if (content.reviewBy !== undefined) assertInFuture(content.reviewBy, approvedAt);
    const words = { summary, shortStatement, rationale };
    const change = { ...words, basis, reviewBy, approvedBy: actor.id, approvedAt };
    await this.proposals.transition(tx, actor, verdict, 'approve', { change, data: { basis } });
    await this.verdicts.assertPublishable(tx, id);
    const { round } = await this.rounds.lock(tx, verdict.roundId);
    if (round.status === 'REVEALED') await this.rounds.transition(tx, actor, round, 'close');
  }

  /** V1b: the claim goes (back) to adjudication with the reason. */
  async refuse(tx: Tx, actor: PersonActor, id: string, reason: string): Promise<void> {
    const { claim, verdict } = await this.lockIndependent(tx, actor, id, 'refuse');
    await this.proposals.transition(tx, actor, verdict, 'refuse', { reason, change: { reason } });
    await this.claims.transition(tx, actor, claim, 'refuseVerdict', { reason });
  }

  /**
   * V2: gives the verdict its permanent number; what was published before is superseded.
   * @throws AppError SOURCE_NOT_CURRENT, EVIDENCE_REQUIRED, REPORT_INVALID, PUBLIC_URL_MISSING, ILLEGAL_TRANSITION,
   *   SEPARATION_OF_DUTIES, EMBARGO.
   */
  async publish(tx: Tx, actor: PersonActor, id: string): Promise<void> {
    const { claim, verdict } = await this.lockIndependent(tx, actor, id, 'publish');
    const publishedAt = await databaseNow(tx);
    const { basis, label } = await this.assertComplete(tx, claim, verdict, publishedAt);
    const scheduledFor = verdict.publishAt?.toISOString() ?? null;
    const previous = await this.verdicts.published(tx, claim.id);
    if (previous) await this.proposals.transition(tx, actor, previous, 'supersede', { data: { by: verdict.id } });
    const change = {
      reportNumber: await this.verdicts.nextReportNumber(tx),
      publishedBy: actor.id,
      publishedAt,
      firstPublishedAt: previous?.firstPublishedAt ?? publishedAt,
      reviewBy: verdict.reviewBy ?? defaultReviewBy(label.reviewAfterDays, publishedAt),
      basis,
    };
    await this.proposals.transition(tx, actor, verdict, 'publish', { change, data: { scheduledFor } });
    // Whoever is being measured with this claim could now read the answer.
    await this.rounds.voidGold(tx, actor, [claim.id], 'its verdict was published');
  }

  /**
   * What has to hold when a verdict is published, and is looked at already when its publication is set for later.
   * @returns what it rests on and its label.
   * @throws AppError SOURCE_NOT_CURRENT, EVIDENCE_REQUIRED, EMBARGO, ILLEGAL_TRANSITION.
   */
  async assertComplete(
    tx: Tx,
    claim: Claim,
    verdict: Verdict,
    publishedAt: Date,
  ): Promise<{ basis: VerdictBasis; label: RatingLabel }> {
    this.assertDecided(claim, 'publish');
    assertNoEmbargo(claim, publishedAt);
    const basis = await this.assertSourceStands(tx, verdict, verdict.basis);
    const label = await this.labelOf(verdict);
    this.assertSourcesComplete(verdict, label);
    return { basis, label };
  }

  /** V7 for the verdict of this claim that is not published yet. @returns whether there was one. */
  async withdrawPending(tx: Tx, actor: PersonActor, claimId: string, reason: string): Promise<boolean> {
    const pending = await this.verdicts.pending(tx, claimId);
    if (!pending) return false;
    await this.withdraw(tx, actor, pending.id, reason);
    return true;
  }

  /** V7: takes back a verdict that is not published yet. */
  async withdraw(tx: Tx, actor: PersonActor, id: string, reason: string): Promise<void> {
    const { claim, verdict } = await this.lockIndependent(tx, actor, id, 'withdraw');
    await this.proposals.transition(tx, actor, verdict, 'withdraw', { reason, change: { reason } });
    const published = await this.claims.hasPublishedVerdict(tx, claim.id);
    if (claim.workflowState === 'DECIDED' && !published)
      await this.claims.transition(tx, actor, claim, 'withdrawVerdict', { reason });
  }

  /**
   * Locks claim and verdict for a person who may do this on it.
   * @throws AppError NOT_FOUND, SEPARATION_OF_DUTIES.
   */
  async lockIndependent(
    tx: Tx,
    actor: PersonActor,
    id: string,
    duty: Duty,
    requestedBy?: string,
  ): Promise<LockedVerdict> {
    const found = await this.verdicts.findById(tx, id);
    if (!found) throw verdictNotFound();
    const claim = await this.claims.lock(tx, found.claimId);
    const verdict = await this.verdicts.findById(tx, id);
    if (!verdict) throw verdictNotFound();
    await this.claims.assertMay(tx, actor, duty, { claimId: claim.id, ...(requestedBy ? { requestedBy } : {}) });
    return { claim, verdict };
  }

  private assertDecided(claim: Claim, event: string): void {
    if (claim.workflowState === 'DECIDED') return;
    throw new AppError(
      'ILLEGAL_TRANSITION',
      `The claim is ${claim.workflowState}: a verdict can only be acted on while it is DECIDED.`,
      {
        entity: claimMachine.name,
        state: claim.workflowState,
        event,
      },
    );
  }

  /**
   * V1 and V2: the newest version has the very words that were judged, or an editor decided for the archived version.
   * @returns what the verdict rests on.
   */
  private async assertSourceStands(tx: Tx, verdict: Verdict, basis: VerdictBasis): Promise<VerdictBasis> {
    const { sourceState } = await this.placements.newest(tx, verdict.claimId);
    if (sourceState === 'GONE' && basis === 'ARCHIVED_VERSION') {
      if (!(await this.placements.reattachedSince(tx, verdict.claimId, verdict.placementId))) return basis;
    } else if (sourceState !== 'CURRENT') {
      throw new AppError(
        'SOURCE_NOT_CURRENT',
        `In the newest version of the source this claim is ${sourceState}. Acknowledge the difference or open a new round first.`,
        { detailCode: 'verdict-source-moved', sourceState },
      );
    } else if (verdict.staleSince === null && (await this.stillJudged(tx, verdict))) {
      return 'NEWEST_VERSION';
    }
    // The claim may have moved on to other words (a round opened on them) since this verdict was proposed.
    throw new AppError('SOURCE_NOT_CURRENT', 'This verdict judged other words than the source has now. Withdraw it.', {
      detailCode: 'verdict-of-other-words',
      sourceState,
    });
  }

  private stillJudged(tx: Tx, { claimId, placementId }: Verdict): Promise<boolean> {
    return this.placements.stillJudged(tx, claimId, placementId);
  }

  private async labelOf(verdict: Verdict): Promise<RatingLabel> {
    return labelOf((await this.schemes.byId(verdict.schemeId)).content, verdict.label);
  }

  private assertSourcesComplete(verdict: Verdict, label: RatingLabel): void {
    if (!label.requiresEvidence || verdict.evidence.length > 0) return;
    throw new AppError('EVIDENCE_REQUIRED', 'A report needs at least one piece of evidence that may be published.', {
      detailCode: 'evidence-not-public',
    });
  }
}
