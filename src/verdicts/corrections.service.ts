import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../access/actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { AppError } from '../common/app-error.js';
import { databaseNow } from '../database/database-clock.js';
import type { Tx } from '../database/transactions.js';
import { labelOf } from '../schemes/rating-scheme.rules.js';
import { SchemesService } from '../schemes/schemes.service.js';
import type { Correction, CorrectionKind } from './correction.entity.js';
import { correctionKindFault } from './correction-kind.js';
import { ProposalsService } from './proposals.service.js';
import type { Verdict } from './verdict.entity.js';
import { verdictMachine } from './verdict-status.js';
import { separationOfDuties } from './verdicts.errors.js';
import { VerdictsRepository } from './verdicts.repository.js';
import { VerdictsService } from './verdicts.service.js';

export interface CorrectionContent {
  kind: Exclude<CorrectionKind, 'RETRACTION'>;
  change: { label?: string; summary?: string; rationale?: string; shortStatement?: string };
  whatWasWrong: string;
  whatItSaysNow: string;
  why: string;
  reportedBy: string;
}

/** Kinds that need a second person: they change what the desk concludes, or take it back. */
const TWO_PEOPLE: readonly CorrectionKind[] = ['CORRECTION', 'RETRACTION'];

/** Changing and taking back what is published (V3, V4). Nothing published is ever edited: a new verdict supersedes it. */
@Injectable()
export class CorrectionsService {
  constructor(
    private readonly verdicts: VerdictsRepository,
    private readonly proposals: ProposalsService,
    private readonly duties: VerdictsService,
    private readonly schemes: SchemesService,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * V3. A correction of the conclusion waits for a second person; any other is applied at once.
   * @throws AppError CORRECTION_KIND_REFUSED, ILLEGAL_TRANSITION, LABEL_NOT_IN_SCHEME, SEPARATION_OF_DUTIES.
   */
  async correct(tx: Tx, actor: PersonActor, verdictId: string, content: CorrectionContent): Promise<string> {
    const { verdict } = await this.duties.lockIndependent(tx, actor, verdictId, 'supersede');
    verdictMachine.next(verdict.state, 'supersede');
    const fault = correctionKindFault(content.kind, content.change, verdict);
    if (fault) throw new AppError('CORRECTION_KIND_REFUSED', fault);
    if (content.change.label) labelOf((await this.schemes.byId(verdict.schemeId)).content, content.change.label);
    return this.request(tx, actor, verdict, content);
  }

  /** V4: asks for a retraction; a second person approves it. */
  async retract(tx: Tx, actor: PersonActor, verdictId: string, reason: string, reportedBy: string): Promise<string> {
    const { verdict } = await this.duties.lockIndependent(tx, actor, verdictId, 'retract');
    verdictMachine.next(verdict.state, 'retract');
    const texts = { whatWasWrong: reason, whatItSaysNow: 'This verdict has been retracted.', why: reason, reportedBy };
    return this.request(tx, actor, verdict, { kind: 'RETRACTION', change: {}, ...texts });
  }

  /** The second person's yes. @throws AppError SEPARATION_OF_DUTIES for the one who asked. */
  async approve(tx: Tx, actor: PersonActor, correctionId: string): Promise<void> {
    const { correction, verdict } = await this.lockRequested(tx, actor, correctionId);
    await this.apply(tx, actor, correction, verdict);
  }

  async refuse(tx: Tx, actor: PersonActor, correctionId: string, reason: string): Promise<void> {
    const { correction } = await this.lockRequested(tx, actor, correctionId);
    const decidedAt = await databaseNow(tx);
    await this.verdicts.updateCorrection(tx, correction, { status: 'REFUSED', decidedBy: actor.id, decidedAt });
    this.recordCorrection(tx, actor, correction, 'REQUESTED', reason);
  }

  private async request(
    tx: Tx,
    actor: PersonActor,
    verdict: Verdict,
    content: Omit<CorrectionContent, 'kind'> & { kind: CorrectionKind },
  ): Promise<string> {
    const correction = await this.verdicts.insertCorrection(tx, {
      ...content,
      change: { ...content.change },
      claimId: verdict.claimId,
      fromVerdictId: verdict.id,
      toVerdictId: null,
      status: 'REQUESTED',
      requestedBy: actor.id,
      decidedBy: null,
      decidedAt: null,
    });
    this.recordCorrection(tx, actor, correction, null, content.why);
    if (!TWO_PEOPLE.includes(content.kind)) await this.apply(tx, actor, correction, verdict);
    return correction.id;
  }

  private async lockRequested(
    tx: Tx,
    actor: PersonActor,
    id: string,
  ): Promise<{ correction: Correction; verdict: Verdict }> {
    const correction = await this.verdicts.lockCorrection(tx, id);
    if (!correction) throw new AppError('NOT_FOUND', 'There is no such correction.');
    const { verdict } = await this.duties.lockIndependent(tx, actor, correction.fromVerdictId, 'supersede');
    if (correction.status !== 'REQUESTED') {
      throw new AppError('ILLEGAL_TRANSITION', `This correction is ${correction.status}; nothing is left to decide.`, {
        entity: 'correction',
        state: correction.status,
      });
    }
    if (correction.requestedBy === actor.id) {
      throw separationOfDuties('You asked for this correction, so a second person has to decide on it.');
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
    this.proposals.recordStep(tx, actor, successor, 'publishCorrection', null, { data: { supersedes: id } });
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
