import { Injectable } from '@nestjs/common';
import type { Actor, PersonActor } from '../access/actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { databaseNow } from '../database/database-clock.js';
import type { Tx } from '../database/transactions.js';
import { foldText } from '../text/fold.js';
import type { QuoteAnchor } from '../text/quote-anchor.js';
import type { Claim } from './claim.entity.js';
import type { ClaimPlacement } from './claim-placement.entity.js';
import { ClaimsRepository } from './claims.repository.js';
import { placementMachine } from './placement-status.js';

/** What people make of a claim's place in the newest version of its document. The caller holds the claim's lock. */
@Injectable()
export class ClaimPlacementsService {
  constructor(
    private readonly claims: ClaimsRepository,
    private readonly audit: AuditTrail,
  ) {}

  /** The placement in the newest version: its state says whether the source still stands on the same words. */
  newest(tx: Tx, claimId: string): Promise<ClaimPlacement> {
    return this.claims.newestPlacement(tx, claimId);
  }

  /**
   * V6, the claim's half: the place found in the newest version counts as the same words.
   * @throws AppError ILLEGAL_TRANSITION unless it is REWORDED or CONTEXT_CHANGED.
   */
  async acknowledge(tx: Tx, actor: PersonActor, claim: Claim, reason: string): Promise<ClaimPlacement> {
    const placement = await this.claims.newestPlacement(tx, claim.id);
    const from = placement.sourceState;
    await this.claims.updatePlacement(tx, placement, {
      sourceState: placementMachine.next(from, 'acknowledge'),
      acknowledgedBy: actor.id,
      acknowledgedAt: await databaseNow(tx),
    });
    this.record(tx, actor, placement, 'acknowledge', { from, reason });
    return placement;
  }

  /**
   * V8: a new round judges the words as they stand now, so a place where they CHANGED counts as the claim's own from
   * here on. The statement follows them as a new revision, unless the desk has worded it itself.
   */
  async rebase(tx: Tx, actor: Actor, claim: Claim, placement: ClaimPlacement): Promise<void> {
    const from = placement.sourceState;
    await this.claims.updatePlacement(tx, placement, {
      sourceState: placementMachine.next(from, 'reattach'),
      reattachedAt: await databaseNow(tx),
    });
    const statementRevision = await this.followWords(tx, actor, claim, placement);
    const reason = 'a new round judges the new words';
    this.record(tx, actor, placement, 'reattach', { from, reason, data: { statementRevision } });
  }

  /**
   * An editor shows where a lost claim stands. The same wording as was accepted last counts as acknowledged; other words
   * are the claim's own from here on, as in `rebase`.
   * @returns whether the wording is the same.
   * @throws AppError ILLEGAL_TRANSITION unless it is GONE, FAILED or CHANGED.
   */
  async reattach(
    tx: Tx,
    actor: PersonActor,
    claim: Claim,
    anchor: QuoteAnchor,
    reason: string,
  ): Promise<{ placement: ClaimPlacement; sameWords: boolean }> {
    const placement = await this.claims.newestPlacement(tx, claim.id);
    const from = placement.sourceState;
    const to = placementMachine.next(from, 'reattach');
    const accepted = await this.claims.lastAcceptedWords(tx, claim.id);
    const sameWords = accepted !== null && foldText(accepted) === foldText(anchor.exact);
    const now = await databaseNow(tx);
    const { exact, prefix, suffix, start, end } = anchor;
    await this.claims.updatePlacement(tx, placement, {
      sourceState: to,
      exact,
      prefix,
      suffix,
      startOffset: start,
      endOffset: end,
      alsoAt: [],
      ...(sameWords ? { acknowledgedBy: actor.id, acknowledgedAt: now } : { reattachedAt: now }),
    });
    const statementRevision = sameWords ? claim.statementRevision : await this.followWords(tx, actor, claim, placement);
    this.record(tx, actor, placement, 'reattach', { from, reason, data: { statementRevision, sameWords, start, end } });
    return { placement, sameWords };
  }

  /** Whether the statement is the source's own words, so that it may follow them. */
  quotesSource(tx: Tx, claim: Claim): Promise<boolean> {
    return this.claims.isQuote(tx, claim.id, claim.statement);
  }

  /**
   * Whether the newest version has the very words a verdict on this placement judged, and the claim was not on others
   * in between: then nothing has been compared with what was judged.
   */
  async stillJudged(tx: Tx, claimId: string, placementId: string): Promise<boolean> {
    if (await this.reattachedSince(tx, claimId, placementId)) return false;
    const newest = await this.claims.newestPlacement(tx, claimId);
    const judged = await this.claims.wordsJudged(tx, placementId);
    return foldText(newest.exact ?? '') === foldText(judged ?? '');
  }

  /** The words at a placement; where the claim was gone by then, those of the last version that had it. */
  wordsJudged(tx: Tx, placementId: string): Promise<string | null> {
    return this.claims.wordsJudged(tx, placementId);
  }

  /** Whether the claim was put on other words after this placement. */
  reattachedSince(tx: Tx, claimId: string, placementId: string): Promise<boolean> {
    return this.claims.reattachedSince(tx, claimId, placementId);
  }

  /** @returns the claim's statement revision afterwards. */
  private async followWords(tx: Tx, actor: Actor, claim: Claim, placement: ClaimPlacement): Promise<number> {
    const statement = placement.exact ?? claim.statement;
    if (statement === claim.statement || !(await this.quotesSource(tx, claim))) return claim.statementRevision;
    await this.claims.update(tx, claim, { statement, statementRevision: claim.statementRevision + 1 });
    await this.claims.addStatementRevision(tx, claim, actor.id);
    return claim.statementRevision;
  }

  private record(
    tx: Tx,
    actor: Actor,
    placement: ClaimPlacement,
    event: 'acknowledge' | 'reattach',
    { from, reason, data = {} }: { from: string; reason: string; data?: Record<string, unknown> },
  ): void {
    this.audit.record(tx, actor, {
      event: `placement.${event}`,
      entityType: 'placement',
      entityId: placement.id,
      claimId: placement.claimId,
      from,
      to: placement.sourceState,
      reason,
      data,
    });
  }
}
