import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../access/actor.js';
import { ClaimPlacementsService } from '../claims/claim-placements.service.js';
import { ClaimsService } from '../claims/claims.service.js';
import { AppError } from '../common/app-error.js';
import { Transactions, type Tx } from '../database/transactions.js';
import { StalenessService } from '../verdicts/staleness.service.js';
import type { BulkAcknowledgeBody, BulkResult } from './staleness.schemas.js';

/** Acknowledging many differences at once: only those where there is hardly anything to look at. */
@Injectable()
export class BulkAcknowledgementService {
  constructor(
    private readonly transactions: Transactions,
    private readonly claims: ClaimsService,
    private readonly placements: ClaimPlacementsService,
    private readonly staleness: StalenessService,
  ) {}

  /** Each item in a transaction of its own: what is refused of one says nothing of the others. */
  async acknowledge(actor: PersonActor, { reason, items }: BulkAcknowledgeBody): Promise<BulkResult> {
    const results: BulkResult['items'] = [];
    for (const { claimId, versionNumber } of items) {
      const refused = await this.refusalOf(() =>
        this.transactions.run((tx) => this.one(tx, actor, claimId, { reason, versionNumber })),
      );
      results.push({
        claimId,
        acknowledged: refused === null,
        code: refused?.code ?? null,
        message: refused?.message ?? null,
      });
    }
    return { items: results, acknowledged: results.filter(({ acknowledged }) => acknowledged).length };
  }

  private async one(
    tx: Tx,
    actor: PersonActor,
    claimId: string,
    { reason, versionNumber }: { reason: string; versionNumber: number },
  ): Promise<void> {
    await this.claims.lockForDesk(tx, actor, claimId);
    const { sourceState, reason: difference } = await this.placements.newest(tx, claimId);
    if (sourceState === 'REWORDED' && difference !== 'typo') {
      throw new AppError('CONFLICT', 'The words are others, not only a corrected typo: look at this one by itself.', {
        detailCode: 'not-only-a-typo',
        sourceState,
        reason: difference,
      });
    }
    await this.staleness.acknowledge(tx, actor, claimId, reason, versionNumber);
  }

  private async refusalOf(work: () => Promise<void>): Promise<AppError | null> {
    try {
      await work();
      return null;
    } catch (error) {
      if (error instanceof AppError) return error;
      throw error;
    }
  }
}
