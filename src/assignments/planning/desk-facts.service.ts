import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../../access/actor.js';
import type { Claim } from '../../claims/claim.entity.js';
import { ClaimsService } from '../../claims/claims.service.js';
import type { Tx } from '../../database/transactions.js';
import { AssignmentsRepository } from '../assignments.repository.js';
import { type CandidateFacts, CandidatesQueries } from '../candidates.queries.js';
import { PlacesRepository, type Wording } from './places.repository.js';

/** All that planning asks of the desk. */
export interface DeskFacts extends CandidateFacts {
  editorsMayRate: boolean;
  wordings: Map<string, Wording>;
  blind: Set<string>;
}

/** Reads what a plan is made of, and holds it still while one is applied. A fixed number of statements. */
@Injectable()
export class DeskFactsService {
  constructor(
    private readonly claims: ClaimsService,
    private readonly candidates: CandidatesQueries,
    private readonly assignments: AssignmentsRepository,
    private readonly places: PlacesRepository,
  ) {}

  /** `people`: those who may be chosen; null for everybody who rates. */
  async read(
    tx: Tx,
    actor: PersonActor,
    people: readonly string[] | null,
    claimIds: readonly string[],
  ): Promise<DeskFacts> {
    const facts = await this.candidates.forClaims(tx, people, claimIds);
    return {
      ...facts,
      editorsMayRate: this.candidates.editorsMayRate,
      wordings: await this.places.wordings(tx, claimIds),
      blind: await this.claims.blindAmong(tx, claimIds, actor.id),
    };
  }

  /** As `read`, and nothing of it changes until the transaction ends. Locks people, claims, rounds, free places. */
  async hold(
    tx: Tx,
    actor: PersonActor,
    people: readonly string[] | null,
    claimIds: readonly string[],
  ): Promise<DeskFacts & { locked: Map<string, Claim> }> {
    const ids = people ?? (await this.candidates.raterIds(tx));
    await this.assignments.lockReviewers(tx, ids);
    const claims = await this.claims.lockMany(tx, claimIds);
    const rounds = await this.places.lockOpenRounds(tx, claimIds);
    await this.places.lockFreeSlots(tx, rounds);
    const facts = await this.read(tx, actor, ids, claimIds);
    return { ...facts, locked: new Map(claims.map((claim) => [claim.id, claim])) };
  }
}
