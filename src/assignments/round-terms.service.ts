import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../access/actor.js';
import { SchemesService } from '../schemes/schemes.service.js';
import { type ChosenPolicy, PoliciesService } from './policies/policies.service.js';
import type { PolicyChange, RoundPolicy } from './round-policy.js';

/** What an editor asks for: a desk policy, fields that replace its own, and a rating scheme; else the desk's defaults. */
export interface RoundRequest {
  policyKey?: string;
  policy?: PolicyChange;
  schemeId?: string;
}

/** What rounds are opened with. */
export interface RoundTerms {
  policy: RoundPolicy;
  /** The desk policy it was taken from. */
  policyTemplateId: string | null;
  schemeId: string;
  openedBy: string;
}

/** Policy and scheme of a new round. */
@Injectable()
export class RoundTermsService {
  constructor(
    private readonly policies: PoliciesService,
    private readonly schemes: SchemesService,
  ) {}

  /** @throws AppError POLICY_INVALID, NOT_FOUND. */
  async asked(actor: PersonActor, { policyKey, policy, schemeId }: RoundRequest): Promise<RoundTerms> {
    return this.chosen(actor, await this.policies.choose(policyKey, policy), schemeId);
  }

  /** @throws AppError NOT_FOUND for the scheme. */
  async chosen(actor: PersonActor, { policy, template }: ChosenPolicy, schemeId?: string): Promise<RoundTerms> {
    const scheme = schemeId ? await this.schemes.byId(schemeId) : await this.schemes.standard();
    return { policy, policyTemplateId: template?.id ?? null, schemeId: scheme.id, openedBy: actor.id };
  }
}
