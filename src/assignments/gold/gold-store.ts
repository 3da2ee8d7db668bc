import { Injectable } from '@nestjs/common';
import { ClaimPlacementsService } from '../../claims/claim-placements.service.js';
import { ClaimsService } from '../../claims/claims.service.js';
import type { Tx } from '../../database/transactions.js';
import type { ReviewRound } from '../review-round.entity.js';
import { type RoundPolicy, storedPolicy } from '../round-policy.js';
import { type NewRound, RoundsRepository } from '../rounds.repository.js';
import { wordingHash } from '../wording-hash.js';

/** What a round for measuring takes over from the round it is given instead of. */
export interface OpenTerms {
  policy: RoundPolicy;
  policyTemplateId: string | null;
  schemeId: string;
}

/** A claim's words as they are now. */
export interface Words {
  placementId: string;
  statementRevision: number;
  wordingHash: string;
}

/** What measuring reads and writes of rounds and claims. */
@Injectable()
export class GoldStore {
  constructor(
    private readonly rounds: RoundsRepository,
    private readonly claims: ClaimsService,
    private readonly placements: ClaimPlacementsService,
  ) {}

  /** Null for a round that measures itself. */
  async termsOf(tx: Tx, roundId: string): Promise<OpenTerms | null> {
    const round = await this.rounds.find(tx, roundId);
    if (!round || round.goldAnswerId !== null) return null;
    const { policy, policyTemplateId, schemeId } = round;
    return { policy: storedPolicy(policy), policyTemplateId, schemeId };
  }

  /** Locks the claim. Null while its source is being compared, or does not have its words. */
  async lockWords(tx: Tx, claimId: string): Promise<Words | null> {
    const claim = await this.claims.lock(tx, claimId);
    const { id, exact, sourceState } = await this.placements.newest(tx, claimId);
    if (sourceState !== 'CURRENT') return null;
    const { statement, statementRevision } = claim;
    return { placementId: id, statementRevision, wordingHash: wordingHash(statement, exact) };
  }

  async open(tx: Tx, values: NewRound): Promise<ReviewRound> {
    const [round] = await this.rounds.insertMany(tx, [values], 1);
    if (!round) throw new Error(`no round was opened on claim ${values.claimId}`);
    return round;
  }
}
