import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../../access/actor.js';
import { AppError } from '../../common/app-error.js';
import { Transactions } from '../../database/transactions.js';
import { type Place, PresenceRepository } from './presence.repository.js';

/** Which editors look at the same thing, so that they see each other before they collide. */
@Injectable()
export class PresenceService {
  constructor(
    private readonly presence: PresenceRepository,
    private readonly transactions: Transactions,
  ) {}

  /** @returns who else is there. @throws AppError NOT_FOUND also for who rates the claim: they may see it as its rater only. */
  async others(actor: PersonActor, place: Place): Promise<{ id: string; displayName: string }[]> {
    await this.assertOpen(actor, place);
    return this.presence.others(actor.id, place);
  }

  /** Notes that the person is here, for a minute. @throws AppError NOT_FOUND */
  async see(actor: PersonActor, place: Place): Promise<void> {
    await this.assertOpen(actor, place);
    await this.transactions.run((tx) => this.presence.see(tx, actor.id, place));
  }

  async leave(actor: PersonActor, place: Place): Promise<void> {
    await this.transactions.run((tx) => this.presence.leave(tx, actor.id, place));
  }

  private async assertOpen(actor: PersonActor, place: Place): Promise<void> {
    if (await this.presence.isOpenTo(actor.id, place)) return;
    throw new AppError('NOT_FOUND', `There is no such ${place.kind}, or it is not for you.`);
  }
}
