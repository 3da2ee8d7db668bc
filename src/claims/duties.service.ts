import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AppError } from '../common/app-error.js';
import type { Tx } from '../database/transactions.js';
import { DutiesQueries } from './duties.queries.js';
import { barsTo, BECAUSE, type Duty, type Tie } from './separation-of-duties.js';

/** What an act is about. */
export interface DutyOn {
  claimId: string;
  /** The round that is adjudicated. */
  roundId?: string;
  /** Who asked for the change that is decided. */
  requestedBy?: string;
}

/** Asks the policy of `separation-of-duties.ts` about a person and a claim. */
@Injectable()
export class DutiesService {
  constructor(private readonly queries: DutiesQueries) {}

  /**
   * To be asked before anything that depends on the claim's state: a rater may not even learn that there is a verdict.
   * @throws AppError SEPARATION_OF_DUTIES with the reason in words.
   */
  async assertMay(tx: Tx, actor: Actor & { id: string }, duty: Duty, on: DutyOn): Promise<void> {
    const bar = await this.bar(tx, actor.id, duty, on);
    if (bar !== null) throw new AppError('SEPARATION_OF_DUTIES', BECAUSE[bar], { detailCode: `duty-${bar}` });
  }

  /** What keeps this person from it; null when nothing does. */
  async bar(tx: Tx, userId: string, duty: Duty, on: DutyOn): Promise<Tie | null> {
    const ties = await this.queries.ties(tx, userId, on);
    return barsTo(duty, { ...ties, requestedChange: on.requestedBy === userId })[0] ?? null;
  }
}
