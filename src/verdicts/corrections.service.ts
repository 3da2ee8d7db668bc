import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../access/actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { AppError } from '../common/app-error.js';
import { databaseNow } from '../database/database-clock.js';
import type { Tx } from '../database/transactions.js';
import { labelOf } from '../schemes/rating-scheme.rules.js';
import { SchemesService } from '../schemes/schemes.service.js';
import type { Correction, CorrectionKind } from './correction.entity.js';
import { correctionDifference } from './correction-difference.js';
import { correctionKindFault, type GivenKind, kindOf, needsSecondPerson } from './correction-kind.js';
import { ProposalsService } from './proposals.service.js';
import type { Verdict } from './verdict.entity.js';
import { verdictMachine } from './verdict-status.js';
import { VerdictSteps } from './verdict-steps.js';
import { VerdictsRepository } from './verdicts.repository.js';
import { VerdictsService } from './verdicts.service.js';

export interface CorrectionContent {
  /** Left out, it follows from the difference. */
  kind?: GivenKind | undefined;
  change: { label?: string; summary?: string; rationale?: string; shortStatement?: string };
  whatWasWrong: string;
  whatItSaysNow: string;
  why: string;
  reportedBy: string;
  /** When the desk heard of the fault; by default now. */
  receivedAt?: Date | undefined;
  reachNote?: string | undefined;
}

export type RetractionContent = Pick<CorrectionContent, 'reportedBy' | 'receivedAt' | 'reachNote'> & { reason: string };

/** What is asked for, once its kind is settled. */
type Requested = Omit<CorrectionContent, 'kind'> & { kind: CorrectionKind; changesConclusion: boolean };

/** Changing and taking back what is published (V3, V4). Nothing published is ever edited: a new verdict supersedes it. */
@Injectable()
export class CorrectionsService {
  constructor(
    private readonly verdicts: VerdictsRepository,
    private readonly proposals: ProposalsService,
    private readonly desk: VerdictsService,
    private readonly schemes: SchemesService,
    private readonly steps: VerdictSteps,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * V3. A correction of the conclusion waits for a second person; any other is applied at once.
   * @throws AppError CORRECTION_KIND_REFUSED, ILLEGAL_TRANSITION, LABEL_NOT_IN_SCHEME, SEPARATION_OF_DUTIES.
   */
  async correct(tx: Tx, actor: PersonActor, verdictId: string, content: CorrectionContent): Promise<string> {
    const { claim, verdict } = await this.desk.lockIndependent(tx, actor, verdictId, 'correct');
    verdictMachine.next(verdict.state, 'supersede');
    const difference = correctionDifference(content.change, verdict, claim.language);
    const kind = content.kind ?? kindOf(difference);
    const fault = correctionKindFault(kind, difference);
    if (fault) throw new AppError('CORRECTION_KIND_REFUSED', fault);
    if (content.change.label) labelOf((await this.schemes.byId(verdict.schemeId)).content, content.change.label);
    const { conclusionChanges: changesConclusion } = difference;
    return this.request(tx, actor, verdict, { ...content, kind, changesConclusion });
  }

  /** V4: asks for a retraction; a second person approves it. @throws AppError as `correct`. */
  async retract(tx: Tx, actor: PersonActor, verdictId: string, content: RetractionContent): Promise<string> {
    const { verdict } = await this.desk.lockIndependent(tx, actor, verdictId, 'retract');
    verdictMachine.next(verdict.state, 'retract');
    const { reason, ...rest } = content;
    const texts = { whatWasWrong: reason, whatItSaysNow: 'This verdict has been retracted.', why: reason };
    return this.request(tx, actor, verdict, {
      kind: 'RETRACTION',
      change: {},
      changesConclusion: true,
      ...texts,
      ...rest,
    });
  }

  /** The second person's yes. @throws AppError SEPARATION_OF_DUTIES for the one who asked. */
  async approve(tx: Tx, actor: PersonActor, correctionId: string): Promise<void> {
    const { correction, verdict } = await this.lockRequested(tx, actor, correctionId, 'decideCorrection');
    await this.apply(tx, actor, correction, verdict);
  }

  /** The second person's no. @throws AppError SEPARATION_OF_DUTIES for the one who asked: they withdraw it. */
  async refuse(tx: Tx, actor: PersonActor, correctionId: string, reason: string): Promise<void> {
    const { correction } = await this.lockRequested(tx, actor, correctionId, 'decideCorrection');
    await this.end(tx, actor, correction, 'REFUSED', reason);
  }

  /** The one who asked takes the request back. @throws AppError FORBIDDEN for anybody else: they refuse it. */
  async withdraw(tx: Tx, actor: PersonActor, correctionId: string, reason: string): Promise<void> {
    const { correction } = await this.lockRequested(tx, actor, correctionId, 'withdrawCorrection');
    if (correction.requestedBy !== actor.id) {
      throw new AppError('FORBIDDEN', 'Only who asked for this correction can withdraw it. Refuse it instead.', {
        detailCode: 'correction-not-yours',
      });
    }
    await this.end(tx, actor, correction, 'WITHDRAWN', reason);
  }

  /** The claim a correction is about; null when there is no such correction. */
  async claimOf(tx: Tx, correctionId: string): Promise<string | null> {
    return (await this.verdicts.correction(tx, correctionId))?.claimId ?? null;
  }

  private async end(
    tx: Tx,
    actor: PersonActor,
    correction: Correction,
    status: 'REFUSED' | 'WITHDRAWN',
    decisionReason: string,
  ): Promise<void> {
    const decidedAt = await databaseNow(tx);
    await this.verdicts.updateCorrection(tx, correction, { status, decidedBy: actor.id, decidedAt, decisionReason });
    this.recordCorrection(tx, actor, correction, 'REQUESTED', decisionReason);
  }

  private async request(tx: Tx, actor: PersonActor, verdict: Verdict, content: Requested): Promise<string> {
    if (await this.verdicts.openCorrection(tx, verdict.id)) {
      throw new AppError(
        'CONFLICT',
        'A correction of this verdict waits for a second person already. Have it decided or withdrawn first.',
        { detailCode: 'correction-waits' },
      );
    }
    const correction = await this.verdicts.insertCorrection(tx, {
      ...content,
      change: { ...content.change },
      claimId: verdict.claimId,
      fromVerdictId: verdict.id,
      toVerdictId: null,
      status: 'REQUESTED',
      requestedBy: actor.id,
      receivedAt: content.receivedAt ?? null,
      reachNote: content.reachNote ?? null,
      decidedBy: null,
      decidedAt: null,
      decisionReason: null,
    });
    this.recordCorrection(tx, actor, correction, null, content.why);
    if (!needsSecondPerson(content.kind, content.changesConclusion)) await this.apply(tx, actor, correction, verdict);
    return correction.id;
  }

  private async lockRequested(
    tx: Tx,
    actor: PersonActor,
    id: string,
    duty: 'decideCorrection' | 'withdrawCorrection',
  ): Promise<{ correction: Correction; verdict: Verdict }> {
    // Who asked and for which verdict never changes, so it may be read before the locks, which are taken claim first.
    const asked = await this.verdicts.correction(tx, id);
    if (!asked) throw new AppError('NOT_FOUND', 'There is no such correction.');
    const { verdict } = await this.desk.lockIndependent(tx, actor, asked.fromVerdictId, duty, asked.requestedBy);
    const correction = await this.verdicts.lockCorrection(tx, id);
    if (correction.status !== 'REQUESTED') {
      throw new AppError('ILLEGAL_TRANSITION', `This correction is ${correction.status}; nothing is left to decide.`, {
        entity: 'correction',
        state: correction.status,
      });
    }
    return { correction, verdict };
  }

  private async apply(tx: Tx, actor: PersonActor, correction: Correction, verdict: Verdict): Promise<void> {
    const now = await databaseNow(tx);
    let toVerdictId: string | null = null;
    if (correction.kind === 'RETRACTION') {
      await this.proposals.transition(tx, actor, verdict, 'retract', {
        reason: correction.why,
        change: { reason: correction.why },
      });
    } else {
      await this.proposals.transition(tx, actor, verdict, 'supersede', { reason: correction.why });
      toVerdictId = (await this.publishSuccessor(tx, actor, verdict, correction.change)).id;
    }
    const change = { status: 'APPLIED' as const, decidedBy: actor.id, decidedAt: now, toVerdictId };
    await this.verdicts.updateCorrection(tx, correction, change);
    this.recordCorrection(tx, actor, correction, 'REQUESTED', correction.why);
  }

  /** The next published version of a verdict, with `change` over what it said. */
  async publishSuccessor(tx: Tx, actor: PersonActor, from: Verdict, change: Partial<Verdict>): Promise<Verdict> {
    const { id, number, version, createdAt, ...content } = from;
    const now = await databaseNow(tx);
    const successor = await this.verdicts.insert(tx, {
      ...content,
      ...change,
      state: verdictMachine.next(null, 'publishCorrection'),
      reason: null,
      reportNumber: await this.verdicts.nextReportNumber(tx),
      publishedBy: actor.id,
      publishedAt: now,
    });
    this.steps.record(tx, actor, successor, 'publishCorrection', null, { data: { supersedes: id } });
    return successor;
  }

  private recordCorrection(
    tx: Tx,
    actor: PersonActor,
    correction: Correction,
    from: string | null,
    reason: string,
  ): void {
    this.audit.record(tx, actor, {
      event: `correction.${correction.status.toLowerCase()}`,
      entityType: 'correction',
      entityId: correction.id,
      claimId: correction.claimId,
      from,
      to: correction.status,
      reason,
      data: { kind: correction.kind, fromVerdictId: correction.fromVerdictId },
    });
  }
}
