import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../access/actor.js';
import { AppError } from '../common/app-error.js';
import { databaseNow } from '../database/database-clock.js';
import type { Tx } from '../database/transactions.js';
import type { DocumentVersion } from '../documents/document-version.entity.js';
import type { Span } from '../text/span.js';
import { CandidatesService } from './candidates.service.js';
import { ClaimPlacementsService } from './claim-placements.service.js';
import { claimMachine } from './claim-status.js';
import type { Claim } from './claim.entity.js';
import { ClaimsService } from './claims.service.js';
import { partSpan } from './part-span.js';
import type { SplitClaimBody } from './restructuring.schemas.js';

/** A claim that says several things becomes several claims, each on its part of the sentence. */
@Injectable()
export class SplitService {
  constructor(
    private readonly claims: ClaimsService,
    private readonly placements: ClaimPlacementsService,
    private readonly candidates: CandidatesService,
  ) {}

  /**
   * @returns ids of the parts, in the order they were given.
   * @throws AppError NOT_FOUND, SEPARATION_OF_DUTIES, ILLEGAL_TRANSITION while a round is open, VERDICT_PUBLISHED,
   *   CONFLICT while a verdict waits, SOURCE_NOT_CURRENT, SPAN_INVALID, CLAIM_DUPLICATE.
   */
  async split(tx: Tx, actor: PersonActor, id: string, { parts, reason }: SplitClaimBody): Promise<string[]> {
    // The document before the claim, as a new version of the text does.
    const { version } = await this.claims.lockNewestText(tx, id);
    const claim = await this.claims.lockForDesk(tx, actor, id);
    claimMachine.next(claim.workflowState, 'split');
    await this.claims.refuseWhileJudged(tx, id);
    const whole = await this.placeOf(tx, claim, version);
    const spans = parts.map((part, index) => partSpan(version.text, whole, part, `parts.${index}`));
    const partIds: string[] = [];
    for (const [index, span] of spans.entries()) {
      const statement = parts[index]?.statement ?? '';
      partIds.push(await this.candidates.createPart(tx, actor, claim, version, { statement, span, reason }));
    }
    await this.claims.transition(tx, actor, claim, 'split', {
      reason,
      data: { parts: partIds },
      // The extractor was right that there is something to check.
      change: { triage: 'ACCEPTED', triageReason: null, triagedAt: claim.triagedAt ?? (await databaseNow(tx)) },
    });
    return partIds;
  }

  private async placeOf(tx: Tx, claim: Claim, version: DocumentVersion): Promise<Span> {
    const { documentVersionId, sourceState, startOffset, endOffset } = await this.placements.newest(tx, claim.id);
    if (documentVersionId === version.id && sourceState === 'CURRENT' && startOffset !== null && endOffset !== null) {
      return { start: startOffset, end: endOffset };
    }
    throw new AppError(
      'SOURCE_NOT_CURRENT',
      'The newest text does not have this claim in the words it had. Settle that first, then split it.',
      { detailCode: 'split-words-moved', sourceState },
    );
  }
}
