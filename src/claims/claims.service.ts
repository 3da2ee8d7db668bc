import { Injectable } from '@nestjs/common';
import type { Actor, PersonActor } from '../access/actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { assertVersion } from '../api/if-match.decorator.js';
import { AppError } from '../common/app-error.js';
import { pageIdentity } from '../common/page-identity.js';
import { databaseNow } from '../database/database-clock.js';
import type { Tx } from '../database/transactions.js';
import type { Document } from '../documents/document.entity.js';
import type { DocumentVersion } from '../documents/document-version.entity.js';
import { DocumentJobsService } from '../documents/document-jobs.service.js';
import { DocumentsService } from '../documents/documents.service.js';
import type { Span } from '../text/span.js';
import { beforeDecision } from './before-decision.js';
import type { Claim, RejectReason } from './claim.entity.js';
import { type ClaimEvent, claimMachine } from './claim-status.js';
import { claimNotFound } from './claims.errors.js';
import { ClaimsRepository } from './claims.repository.js';
import type { EditClaimBody } from './claims.schemas.js';
import { DutiesService, type DutyOn } from './duties.service.js';
import { MergesRepository } from './merges.repository.js';
import type { Duty } from './separation-of-duties.js';
import type { MergeGain } from './triage-before.js';

type Data = Record<string, unknown>;

interface TransitionOptions {
  reason?: string | null;
  data?: Data;
  /** Further columns that change with the state. */
  change?: Partial<Claim>;
}

export interface Rejection {
  reason: RejectReason;
  duplicateOfId?: string;
  note?: string;
  /** What the other claim gained by it. */
  merge?: MergeGain;
}

/** The desk wants it checked: the columns that say so. */
const accepted = async (tx: Tx) => ({
  triage: 'ACCEPTED' as const,
  triageReason: null,
  triagedAt: await databaseNow(tx),
});

/** The life of a claim. Editors start accept, reject, reopen and archive here; rounds and verdicts move it on. */
@Injectable()
export class ClaimsService {
  constructor(
    private readonly claims: ClaimsRepository,
    private readonly audit: AuditTrail,
    private readonly documents: DocumentsService,
    private readonly documentJobs: DocumentJobsService,
    private readonly duties: DutiesService,
    private readonly merges: MergesRepository,
  ) {}

  /**
   * Locks the claim for the rest of the transaction.
   * @throws AppError NOT_FOUND.
   */
  async lock(tx: Tx, id: string): Promise<Claim> {
    const claim = await this.claims.lock(tx, id);
    if (!claim) throw claimNotFound();
    return claim;
  }

  /**
   * The one place where a claim changes state: checks the transition table, stores, records.
   * @throws AppError ILLEGAL_TRANSITION; nothing has been changed then.
   */
  async transition(
    tx: Tx,
    actor: Actor,
    claim: Claim,
    event: ClaimEvent,
    options: TransitionOptions = {},
  ): Promise<void> {
    const from = claim.workflowState;
    const to = claimMachine.next(from, event);
    // Whatever happens to the state, an earlier decision of triage can no longer be taken back.
    await this.claims.update(tx, claim, { triageBefore: null, ...options.change, workflowState: to });
    this.audit.record(tx, actor, {
      event: `claim.${event}`,
      entityType: 'claim',
      entityId: claim.id,
      claimId: claim.id,
      from,
      to,
      reason: options.reason ?? null,
      data: options.data ?? {},
    });
  }

  /** Locks claims for the rest of the transaction; ids that do not exist are left out. */
  lockMany(tx: Tx, ids: readonly string[]): Promise<Claim[]> {
    return this.claims.lockMany(tx, ids);
  }

  /**
   * As `transition`, for many claims in one statement and with one audit row for each.
   * @throws AppError ILLEGAL_TRANSITION when one of them does not allow it; nothing has been changed then.
   */
  async transitionMany(tx: Tx, actor: Actor, claims: readonly Claim[], event: ClaimEvent): Promise<void> {
    const steps = claims.map((claim) => {
      const from = claim.workflowState;
      return { claim, from, to: claimMachine.next(from, event) };
    });
    for (const to of new Set(steps.map((step) => step.to))) {
      const moved = steps.filter((step) => step.to === to).map((step) => step.claim);
      await this.claims.moveMany(tx, moved, to);
    }
    for (const { claim, from, to } of steps) {
      const entry = { event: `claim.${event}`, entityType: 'claim', entityId: claim.id, claimId: claim.id, from, to };
      this.audit.record(tx, actor, entry);
    }
  }

  /** Those of the claims that this person may see only as their rater. */
  blindAmong(tx: Tx, ids: readonly string[], userId: string): Promise<Set<string>> {
    return this.claims.blindAmong(tx, ids, userId);
  }

  /** C2: a candidate is worth checking. The statement's wording is settled from here on; edits make revisions. */
  async accept(tx: Tx, actor: PersonActor, id: string, checkReason: string, data: Data = {}): Promise<void> {
    const claim = await this.lockForDesk(tx, actor, id);
    const triageBefore = beforeDecision(claim, 'accept');
    await this.transition(tx, actor, claim, 'accept', {
      reason: checkReason,
      data,
      change: { checkReason, editorId: actor.id, triageBefore, ...(await accepted(tx)) },
    });
  }

  /** C3. */
  async reject(tx: Tx, actor: PersonActor, id: string, rejection: Rejection, data: Data = {}): Promise<void> {
    // In the order of their ids: two claims that are called duplicates of each other at once must not both be.
    if (rejection.duplicateOfId) await this.claims.lockMany(tx, [id, rejection.duplicateOfId]);
    const claim = await this.lockForDesk(tx, actor, id);
    claimMachine.next(claim.workflowState, 'reject');
    await this.refuseWhilePublished(tx, id, 'rejected');
    await this.checkDuplicate(tx, id, rejection);
    await this.transition(tx, actor, claim, 'reject', {
      reason: rejection.note ?? rejection.reason,
      data: {
        ...data,
        rejectReason: rejection.reason,
        ...(rejection.duplicateOfId ? { otherClaimId: rejection.duplicateOfId } : {}),
      },
      change: {
        triageBefore: beforeDecision(claim, 'reject', rejection.merge),
        rejectReason: rejection.reason,
        duplicateOfId: rejection.duplicateOfId ?? null,
        triage: 'REJECTED',
        triageReason: rejection.reason,
        triagedAt: await databaseNow(tx),
      },
    });
  }

  /** C4. The text may have moved on while the claim was out of sight: then it is looked for in the newest version. */
  async reopen(tx: Tx, actor: PersonActor, id: string, reason: string, data: Data = {}): Promise<void> {
    // The document before the claim, as a new version of the text does.
    const newest = await this.lockNewestText(tx, id);
    const claim = await this.lockForDesk(tx, actor, id);
    const change = { rejectReason: null, duplicateOfId: null, editorId: actor.id, ...(await accepted(tx)) };
    await this.transition(tx, actor, claim, 'reopen', { reason, data, change });
    await this.placeInNewest(tx, claim, newest);
  }

  /** Locks the claim's document; to be asked before the claim's own lock. @throws AppError NOT_FOUND */
  async lockNewestText(tx: Tx, claimId: string): Promise<{ document: Document; version: DocumentVersion }> {
    return this.documents.lockNewest(tx, await this.documentIdOf(tx, claimId));
  }

  /** Has a claim that was out of sight looked for in the newest text, unless it has a place there. */
  async placeInNewest(tx: Tx, claim: Claim, { version }: { version: DocumentVersion }): Promise<void> {
    const unplaced = await this.claims.addPendingPlacement(tx, claim.id, version.id);
    if (unplaced) await this.documentJobs.request(tx, 'RESOLVE', claim.documentId, version.number);
  }

  /** C12. */
  async archive(tx: Tx, actor: PersonActor, id: string, reason: string, data: Data = {}): Promise<void> {
    const claim = await this.lockForDesk(tx, actor, id);
    claimMachine.next(claim.workflowState, 'archive');
    await this.refuseWhilePublished(tx, id, 'archived');
    await this.transition(tx, actor, claim, 'archive', { reason, data, change: { rejectReason: null } });
  }

  /**
   * Another editor answers for the claim. Who chose it stays barred from rating it.
   * @throws AppError NOT_FOUND, SEPARATION_OF_DUTIES (of who acts), NOT_ELIGIBLE when the receiver rates or has rated it,
   *   CONFLICT when it is not the claim of `fromId` any more.
   */
  async handOver(
    tx: Tx,
    actor: PersonActor,
    id: string,
    { fromId, toId, reason }: { fromId: string; toId: string; reason: string },
    data: Data = {},
  ): Promise<void> {
    const claim = await this.lockForDesk(tx, actor, id);
    if (claim.editorId !== fromId)
      throw new AppError('CONFLICT', 'Somebody else is the editor of this claim by now.', {
        detailCode: 'claim-handed-over',
      });
    if ((await this.duties.bar(tx, toId, 'publish', { claimId: id })) !== null) {
      throw new AppError(
        'NOT_ELIGIBLE',
        'The receiver has or had a place in a round of this claim, so cannot be its editor.',
        { detailCode: 'receiver-rates' },
      );
    }
    const formerEditorIds = [...new Set([...claim.formerEditorIds, fromId])].filter((each) => each !== toId);
    await this.claims.update(tx, claim, { editorId: toId, formerEditorIds });
    this.audit.record(tx, actor, {
      event: 'claim.handedOver',
      entityType: 'claim',
      entityId: id,
      claimId: id,
      from: claim.workflowState,
      to: claim.workflowState,
      reason,
      data: { ...data, fromId, toId },
    });
  }

  /** Edits what the desk says about a claim; a new wording of the statement becomes a new revision. */
  async edit(tx: Tx, actor: PersonActor, id: string, version: number, edit: EditClaimBody): Promise<void> {
    const claim = await this.lockForDesk(tx, actor, id);
    assertVersion(claim.version, version);
    const reworded = edit.statement !== undefined && edit.statement !== claim.statement;
    if (reworded && (claim.workflowState === 'IN_REVIEW' || claim.workflowState === 'NEEDS_ADJUDICATION')) {
      throw new AppError(
        'CONFLICT',
        'Raters are judging this wording. Void the round first, then change the statement and open a new round.',
        { detailCode: 'wording-is-judged' },
      );
    }
    if (edit.claimantSameAs !== undefined || edit.appearances !== undefined)
      await this.assertIdentifiesClaimant(tx, { ...claim, ...edit });
    const { madeAt, ...rest } = edit;
    const another = edit.claimant !== undefined && edit.claimant !== claim.claimant;
    await this.claims.update(tx, claim, {
      // What was said of one claimant is not known of the next.
      ...(another ? { claimantKind: null } : {}),
      ...rest,
      ...(madeAt === undefined ? {} : { madeAt: madeAt === null ? null : new Date(madeAt) }),
      ...(reworded ? { statementRevision: claim.statementRevision + 1 } : {}),
    });
    if (reworded) await this.claims.addStatementRevision(tx, claim, actor.id);
    this.audit.record(tx, actor, {
      event: 'claim.edited',
      entityType: 'claim',
      entityId: id,
      claimId: id,
      from: claim.workflowState,
      to: claim.workflowState,
      data: { fields: Object.keys(edit), statementRevision: claim.statementRevision },
    });
  }

  /** ClaimReview's classic fault: the article in place of the claimant. */
  private async assertIdentifiesClaimant(
    tx: Tx,
    { claimantSameAs, appearances, documentId }: Pick<Claim, 'claimantSameAs' | 'appearances' | 'documentId'>,
  ): Promise<void> {
    if (claimantSameAs === null) return;
    const pages = [...appearances, await this.claims.documentUrl(tx, documentId)].filter((url) => url !== null);
    if (!pages.some((url) => pageIdentity(url) === pageIdentity(claimantSameAs))) return;
    const message = 'identifies the claimant (Wikidata, their own site); it must not be where the claim stands';
    throw new AppError('VALIDATION_FAILED', `claimantSameAs ${message}.`, {
      detailCode: 'claimant-address-unfit',
      faults: [{ path: 'claimantSameAs', message }],
    });
  }

  /** Ids in an order in which claims of several documents can be locked: by document, as a new version locks them. */
  inLockOrder(tx: Tx, ids: readonly string[]): Promise<string[]> {
    return this.claims.inLockOrder(tx, ids);
  }

  /** @throws AppError NOT_FOUND */
  async documentIdOf(tx: Tx, claimId: string): Promise<string> {
    const documentId = await this.claims.documentIdOf(tx, claimId);
    if (!documentId) throw claimNotFound();
    return documentId;
  }

  /** Other live claims that stand at words overlapping this span of a version, and that it never shared words with. */
  liveAt(tx: Tx, documentVersionId: string, span: Span, except: string): Promise<Claim[]> {
    return this.claims.liveAt(tx, documentVersionId, span, except);
  }

  /** Number of the newest version the claim has a place in. */
  newestVersionNumber(tx: Tx, claimId: string): Promise<number> {
    return this.claims.newestVersionNumber(tx, claimId);
  }

  hasPublishedVerdict(tx: Tx, claimId: string): Promise<boolean> {
    return this.claims.hasPublishedVerdict(tx, claimId);
  }

  /**
   * Locks a claim that a person decides on. Who rates it does not: any such act would show them its state.
   * @throws AppError NOT_FOUND, SEPARATION_OF_DUTIES.
   */
  async lockForDesk(tx: Tx, actor: PersonActor, id: string): Promise<Claim> {
    const claim = await this.lock(tx, id);
    await this.assertNotRater(tx, actor, id);
    return claim;
  }

  /** @throws AppError SEPARATION_OF_DUTIES when this person rates the claim and nothing has been published yet. */
  async assertNotRater(tx: Tx, actor: PersonActor, claimId: string): Promise<void> {
    await this.duties.assertMay(tx, actor, 'desk', { claimId });
  }

  /** Separation of duties on a claim. @throws AppError SEPARATION_OF_DUTIES. */
  assertMay(tx: Tx, actor: PersonActor, duty: Duty, on: DutyOn): Promise<void> {
    return this.duties.assertMay(tx, actor, duty, on);
  }

  /** @throws AppError VERDICT_PUBLISHED, CONFLICT while a verdict waits to be approved or published */
  async refuseWhileJudged(tx: Tx, id: string): Promise<void> {
    await this.refuseWhilePublished(tx, id, 'split');
    if (!(await this.claims.hasPendingVerdict(tx, id))) return;
    throw new AppError('CONFLICT', 'A verdict on this claim waits for approval or publication. Withdraw it first.', {
      detailCode: 'verdict-waits',
    });
  }

  private async refuseWhilePublished(tx: Tx, id: string, what: string): Promise<void> {
    if (!(await this.claims.hasPublishedVerdict(tx, id))) return;
    throw new AppError(
      'VERDICT_PUBLISHED',
      `A claim with a published verdict cannot be ${what}. Retract the verdict first.`,
    );
  }

  private async checkDuplicate(
    tx: Tx,
    id: string,
    rejection: { reason: RejectReason; duplicateOfId?: string },
  ): Promise<void> {
    const { reason, duplicateOfId } = rejection;
    if (!duplicateOfId) return;
    const fault = (message: string) =>
      new AppError('VALIDATION_FAILED', message, { faults: [{ path: 'duplicateOfId', message }] });
    if (reason !== 'duplicate') throw fault('duplicateOfId goes with the reason "duplicate" only.');
    if (duplicateOfId === id) throw fault('A claim cannot be a duplicate of itself.');
    if (!(await this.claims.exists(tx, duplicateOfId))) throw fault('There is no claim with this id.');
    if (await this.merges.leadsTo(tx, duplicateOfId, id))
      throw new AppError('CONFLICT', 'The other claim counts as a duplicate of this one. Reopen it first.', {
        detailCode: 'other-is-duplicate',
      });
  }
}
