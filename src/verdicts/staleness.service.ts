import { Injectable } from '@nestjs/common';
import { type PersonActor, SYSTEM_ACTOR } from '../access/actor.js';
import { assertVersion } from '../api/if-match.decorator.js';
import type { Claim } from '../claims/claim.entity.js';
import type { ClaimPlacement } from '../claims/claim-placement.entity.js';
import { ClaimPlacementsService } from '../claims/claim-placements.service.js';
import { ClaimsService } from '../claims/claims.service.js';
import type { SourceState } from '../claims/placement-status.js';
import { databaseNow } from '../database/database-clock.js';
import type { Tx } from '../database/transactions.js';
import { CorrectionsService } from './corrections.service.js';
import { ProposalsService } from './proposals.service.js';
import type { Verdict } from './verdict.entity.js';
import { verdictMachine } from './verdict-status.js';
import { VerdictsRepository } from './verdicts.repository.js';

/** Which verdicts still stand after their source changed (V5), and what people decide about it (V6). */
@Injectable()
export class StalenessService {
  constructor(
    private readonly verdicts: VerdictsRepository,
    private readonly proposals: ProposalsService,
    private readonly corrections: CorrectionsService,
    private readonly claims: ClaimsService,
    private readonly placements: ClaimPlacementsService,
  ) {}

  /**
   * V5: a claim's place in the newest version has been settled. CURRENT carries verdicts on, and lifts staleness where
   * the very words judged are back; whatever else makes them stale. Only GONE leaves alone what an editor said to hold for
   * the archived version. The caller holds the claim's lock.
   */
  async sourceMoved(tx: Tx, claimId: string, state: SourceState): Promise<void> {
    for (const verdict of await this.standing(tx, claimId)) {
      if (verdict.state === 'PROPOSED') await this.endArchived(tx, verdict, state);
      if (state === 'CURRENT') await this.standsAgain(tx, verdict);
      else await this.flagStale(tx, verdict, state);
    }
  }

  /**
   * V6: an editor has compared old and new words and keeps the verdict. The newest placement becomes CURRENT; a
   * published verdict gets a next version, carried over to the new words.
   * @param seen number of the version the editor compared, when they say so.
   * @throws AppError ILLEGAL_TRANSITION when there is nothing to acknowledge, or when the words changed in meaning
   *   (CHANGED, GONE): that needs a new round, not a click. VERSION_CONFLICT when a newer version came in, SEPARATION_OF_DUTIES.
   */
  async acknowledge(tx: Tx, actor: PersonActor, claimId: string, reason: string, seen?: number): Promise<void> {
    const claim = await this.claims.lock(tx, claimId);
    await this.claims.assertMay(tx, actor, 'keep', { claimId });
    if (seen !== undefined) assertVersion(await this.claims.newestVersionNumber(tx, claimId), seen);
    const placement = await this.placements.acknowledge(tx, actor, claim, reason);
    await this.keep(tx, actor, claim, placement, reason);
  }

  /**
   * Carries the claim's verdicts over to a placement a person has accepted as the same words. A verdict on words the claim
   * has left since stays as stale as it was: nobody compared those.
   */
  async keep(tx: Tx, actor: PersonActor, claim: Claim, placement: ClaimPlacement, reason: string): Promise<void> {
    const carried = { placementId: placement.id, staleSince: null, basis: 'NEWEST_VERSION' as const };
    for (const verdict of await this.standing(tx, claim.id)) {
      if (await this.placements.reattachedSince(tx, claim.id, verdict.placementId)) continue;
      if (verdict.state !== 'PUBLISHED') {
        await this.proposals.transition(tx, actor, verdict, 'acknowledge', { reason, change: carried });
      } else if (verdict.staleSince !== null || verdict.basis === 'ARCHIVED_VERSION') {
        await this.proposals.transition(tx, actor, verdict, 'supersede', { reason });
        await this.corrections.publishSuccessor(tx, actor, verdict, { ...carried, origin: 'CARRIED' });
      }
    }
  }

  /**
   * An editor's decision on a claim whose source no longer says it: what was judged holds for the version it was judged
   * in. It ends when the source says it again, or something else.
   * @returns how many verdicts it is about.
   */
  async judgeArchived(tx: Tx, actor: PersonActor, claim: Claim, reason: string): Promise<number> {
    let count = 0;
    for (const verdict of await this.standing(tx, claim.id)) {
      // Words the claim has left since are archived too, but replaced, not gone.
      if (await this.placements.reattachedSince(tx, claim.id, verdict.placementId)) continue;
      const change = { basis: 'ARCHIVED_VERSION' as const, staleSince: null };
      await this.proposals.transition(tx, actor, verdict, 'judgeArchived', { reason, change });
      count += 1;
    }
    return count;
  }

  /** The verdicts that stand or may yet: published, proposed, approved. */
  private async standing(tx: Tx, claimId: string): Promise<Verdict[]> {
    const found = [await this.verdicts.published(tx, claimId), await this.verdicts.pending(tx, claimId)];
    return found.filter((verdict) => verdict !== null);
  }

  /** A decision for the archived version was about words that stay away. */
  private async endArchived(tx: Tx, verdict: Verdict, state: SourceState): Promise<void> {
    if (verdict.basis === 'NEWEST_VERSION' || state === 'GONE' || state === 'FAILED') return;
    const change = { basis: 'NEWEST_VERSION' as const };
    await this.proposals.transition(tx, SYSTEM_ACTOR, verdict, 'endArchived', { reason: `source ${state}`, change });
  }

  private async flagStale(tx: Tx, verdict: Verdict, state: SourceState): Promise<void> {
    // FAILED says nothing of the words; until they are known the verdict is given out as unknown.
    if ((state === 'GONE' || state === 'FAILED') && verdict.basis === 'ARCHIVED_VERSION') return;
    if (verdictMachine.target(verdict.state, 'flagStale') === undefined) return;
    if (verdict.staleSince !== null && verdict.basis === 'NEWEST_VERSION') return;
    const change = { staleSince: verdict.staleSince ?? (await databaseNow(tx)), basis: 'NEWEST_VERSION' as const };
    await this.proposals.transition(tx, SYSTEM_ACTOR, verdict, 'flagStale', { reason: `source ${state}`, change });
  }

  /** A claim can be CURRENT on other words than the verdict judged (after a re-attachment): that lifts nothing. */
  private async standsAgain(tx: Tx, verdict: Verdict): Promise<void> {
    const settled = verdict.staleSince === null && verdict.basis === 'NEWEST_VERSION';
    if (settled || verdictMachine.target(verdict.state, 'unflagStale') === undefined) return;
    if (!(await this.placements.stillJudged(tx, verdict.claimId, verdict.placementId))) return;
    const change = { staleSince: null, basis: 'NEWEST_VERSION' as const };
    await this.proposals.transition(tx, SYSTEM_ACTOR, verdict, 'unflagStale', {
      reason: 'the source says it again',
      change,
    });
  }
}
