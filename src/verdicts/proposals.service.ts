import { Injectable } from '@nestjs/common';
import { type Actor, SYSTEM_ACTOR } from '../access/actor.js';
import { outcomeOf } from '../assignments/agreement-rule.js';
import type { Review } from '../assignments/review.entity.js';
import { type LockedRound, RoundsService } from '../assignments/rounds.service.js';
import { ClaimsService } from '../claims/claims.service.js';
import type { Tx } from '../database/transactions.js';
import { MethodologyService } from '../organisation/methodology.service.js';
import { SchemesService } from '../schemes/schemes.service.js';
import type { Adjudication } from './adjudication.entity.js';
import { provenanceOf } from './provenance.js';
import { shortStatement } from './short-statement.js';
import type { Verdict, VerdictOrigin } from './verdict.entity.js';
import { type VerdictEvent, verdictMachine } from './verdict-status.js';
import { type StepOptions, VerdictSteps } from './verdict-steps.js';
import { VerdictsRepository } from './verdicts.repository.js';

const SUMMARY_LENGTH = 400;

interface Proposal {
  label: string;
  origin: VerdictOrigin;
  rationale: string;
  adjudication: Adjudication | null;
}

/** From ratings to a proposed verdict: the last submission of a round (C6, C7, C8) or an adjudication (C9). */
@Injectable()
export class ProposalsService {
  constructor(
    private readonly verdicts: VerdictsRepository,
    private readonly rounds: RoundsService,
    private readonly claims: ClaimsService,
    private readonly schemes: SchemesService,
    private readonly steps: VerdictSteps,
    private readonly methodology: MethodologyService,
  ) {}

  /**
   * Decides what follows once every slot is submitted, and confirmed where the words changed; does nothing before. Runs in the transaction of the submission,
   * with claim and round locked, so of two last submissions exactly one brings the outcome.
   */
  async afterSubmission(tx: Tx, locked: LockedRound): Promise<void> {
    const { claim, round } = locked;
    if (round.status !== 'OPEN' || (await this.rounds.awaitsConfirmation(tx, round.id))) return;
    const { slots, reviews } = await this.rounds.progress(tx, round.id);
    if (reviews.length < slots) return;
    const scheme = await this.schemes.byId(round.schemeId);
    const extraUsed = slots - round.policy.k;
    const outcome = outcomeOf(reviews, scheme.content, round.policy, extraUsed);
    await this.rounds.transition(tx, SYSTEM_ACTOR, round, 'complete');
    if (outcome.kind === 'EXTRA_RATER') {
      await this.rounds.addExtraSlot(tx, round, slots + 1);
      await this.claims.transition(tx, SYSTEM_ACTOR, claim, 'completeExtraRater');
      return;
    }
    if (outcome.kind === 'DISPUTED') {
      await this.claims.transition(tx, SYSTEM_ACTOR, claim, 'completeDisputed', { reason: outcome.because });
      return;
    }
    await this.rounds.transition(tx, SYSTEM_ACTOR, round, 'reveal');
    const origin = extraUsed > 0 ? 'TIEBREAK' : round.policy.k === 1 ? 'SINGLE' : 'UNANIMOUS';
    const rationale = rationaleOf(reviews.filter((review) => review.label === outcome.label));
    await this.propose(tx, SYSTEM_ACTOR, locked, { label: outcome.label, origin, rationale, adjudication: null });
    await this.claims.transition(tx, SYSTEM_ACTOR, claim, 'completeAgreed');
  }

  /** V0: a verdict of this label on the words the round judged. An older pending one is withdrawn. */
  async propose(tx: Tx, actor: Actor, { claim, round }: LockedRound, proposal: Proposal): Promise<void> {
    const pending = await this.verdicts.pending(tx, claim.id);
    if (pending) await this.transition(tx, actor, pending, 'withdraw', { reason: 'a newer verdict was proposed' });
    const { reviews } = await this.rounds.progress(tx, round.id);
    const verdict = await this.verdicts.insert(tx, {
      claimId: claim.id,
      roundId: round.id,
      adjudicationId: proposal.adjudication?.id ?? null,
      state: verdictMachine.next(null, 'propose'),
      origin: proposal.origin,
      schemeId: round.schemeId,
      label: proposal.label,
      placementId: round.placementId,
      statement: claim.statement,
      shortStatement: shortStatement(claim.statement),
      summary: shorten(proposal.rationale),
      rationale: proposal.rationale,
      evidence: await this.verdicts.evidenceOf(tx, round.id),
      raters: { count: reviews.length, labels: histogram(reviews) },
      provenance: provenanceOf(reviews, (await this.schemes.byId(round.schemeId)).content.fields ?? []),
      methodologyVersion: await this.methodology.currentVersion(tx),
      staleSince: null,
      basis: round.archivedBy === null ? 'NEWEST_VERSION' : 'ARCHIVED_VERSION',
      reportNumber: null,
      approvedBy: null,
      approvedAt: null,
      publishedBy: null,
      publishedAt: null,
      firstPublishedAt: null,
      reviewBy: null,
      reviewNoticedAt: null,
      reason: null,
    });
    this.steps.record(tx, actor, verdict, 'propose', null);
  }

  /** The one place where a verdict changes state. */
  async transition(
    tx: Tx,
    actor: Actor,
    verdict: Verdict,
    event: VerdictEvent,
    options: StepOptions & { change?: Partial<Verdict> } = {},
  ): Promise<void> {
    const from = verdict.state;
    const to = verdictMachine.next(from, event);
    // What readers get follows the methodology of the day it is published, not of the day it was proposed.
    const published = event === 'publish' ? { methodologyVersion: await this.methodology.currentVersion(tx) } : {};
    await this.verdicts.update(tx, verdict, { ...options.change, ...published, state: to });
    this.steps.record(tx, actor, verdict, event, from, options);
  }
}

const rationaleOf = (reviews: readonly Review[]): string =>
  reviews.map((review) => review.rationale.trim()).join('\n\n');

function histogram(reviews: readonly Review[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { label } of reviews) if (label !== null) counts[label] = (counts[label] ?? 0) + 1;
  return counts;
}

/** The first sentences, up to the limit; the approving editor may write a better summary. */
function shorten(text: string): string {
  const first = text.split('\n\n')[0] ?? '';
  if (first.length <= SUMMARY_LENGTH) return first;
  const cut = first.slice(0, SUMMARY_LENGTH - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1))}…`;
}
