import { Injectable } from '@nestjs/common';
import type { EndedReview } from '../assignments/rounds.service.js';
import type { Reworded } from '../assignments/wording-confirmations.service.js';
import type { Claim } from '../claims/claim.entity.js';
import type { ClaimState } from '../claims/claim-status.js';
import type { SourceState } from '../claims/placement-status.js';
import type { Tx } from '../database/transactions.js';
import { Notifications } from '../notifications/notifications.js';
import { AffectedPeopleQueries } from './affected-people.queries.js';

/** Tells people what a new text of a source means for their work. Raters learn of their own work only. */
@Injectable()
export class ChangeNotices {
  constructor(
    private readonly notifications: Notifications,
    private readonly people: AffectedPeopleQueries,
  ) {}

  /** To raters whose round ended. */
  async tellVoided(tx: Tx, claim: Claim, { held }: EndedReview): Promise<void> {
    for (const { assignmentId, reviewerId } of held) {
      await this.notifications.notify(tx, {
        to: [reviewerId],
        kind: 'round.voided',
        claimId: claim.id,
        data: { assignmentId },
      });
    }
  }

  /** To raters of a claim with new words. Each is told once of the same words. */
  async tellReworded(tx: Tx, claim: Claim, reworded: readonly Reworded[]): Promise<void> {
    for (const { assignmentId, reviewerId, wordingHash } of reworded) {
      await this.notifications.notify(tx, {
        to: [reviewerId],
        kind: 'wording.confirm',
        claimId: claim.id,
        data: { assignmentId },
        once: `wording-${assignmentId}-${wordingHash}`,
      });
    }
  }

  /**
   * To the editors of the claim, about a verdict that may no longer hold and about a review that needs a decision; to
   * adjudicators, when the claim waits for one. What they have heard of an earlier version is no news with the next one.
   * @param before workflow state of the claim when the place was settled.
   */
  async tellDesk(tx: Tx, claim: Claim, sourceState: SourceState, before: ClaimState): Promise<void> {
    const editors = await this.people.editorsOf(tx, claim.id);
    for (const { id: verdictId, staleSince } of await this.people.verdictsOf(tx, claim.id)) {
      await this.notifications.notify(tx, {
        to: editors,
        kind: 'verdict.stale',
        claimId: claim.id,
        data: { verdictId, sourceState },
        // A verdict that stays as it is with the next version is no news.
        once: `stale-${verdictId}-${sourceState}-${staleSince?.getTime() ?? 0}`,
      });
    }
    const isNews = sourceState === 'CHANGED' || (await this.people.isNews(tx, claim.id));
    if (!isNews) return;
    const asked = askedOfEditors(before, claim.workflowState, sourceState);
    if (asked !== null) await this.tellChanged(tx, claim.id, editors, sourceState, asked);
    if (claim.workflowState === 'NEEDS_ADJUDICATION') {
      const adjudicators = await this.people.adjudicators(tx);
      await this.tellChanged(
        tx,
        claim.id,
        adjudicators,
        sourceState,
        'look at the difference before you adjudicate it',
      );
    }
  }

  private tellChanged(tx: Tx, claimId: string, to: string[], sourceState: SourceState, asked: string): Promise<void> {
    return this.notifications.notify(tx, { to, kind: 'claim.source_changed', claimId, data: { sourceState, asked } });
  }
}

/** What an editor has to do about a review that was under way; null for nothing. */
export function askedOfEditors(before: ClaimState, after: ClaimState, state: SourceState): string | null {
  if (before !== 'IN_REVIEW' && before !== 'NEEDS_ADJUDICATION') return null;
  if (state === 'GONE') return 'decide whether its review goes on against the archived version';
  if (state !== 'CHANGED') return null;
  return after === 'IN_REVIEW'
    ? 'its round was ended, a new one is open on the new words'
    : 'its round was ended; see what it says now and open a new one';
}
