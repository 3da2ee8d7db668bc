import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../../access/actor.js';
import { assertVersion } from '../../api/if-match.decorator.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { AppError } from '../../common/app-error.js';
import type { Tx } from '../../database/transactions.js';
import { changedPolicy, checkPolicy, type PolicyChange, type RoundPolicy, roundPolicy } from '../round-policy.js';
import type { PolicyTemplate } from './policy-template.entity.js';
import { PoliciesRepository } from './policies.repository.js';

/** A policy for a new round, and the desk policy it was taken from. */
export interface ChosenPolicy {
  policy: RoundPolicy;
  template: PolicyTemplate | null;
}

interface NewPolicy {
  key: string;
  name: string;
  policy: PolicyChange;
  isDefault?: boolean;
}

const notFound = (): AppError => new AppError('NOT_FOUND', 'There is no such policy.');

/** The desk's named policies. A round takes a copy, so a new version never changes a round that is open. */
@Injectable()
export class PoliciesService {
  constructor(
    private readonly policies: PoliciesRepository,
    private readonly audit: AuditTrail,
  ) {}

  list(): Promise<PolicyTemplate[]> {
    return this.policies.list();
  }

  /** @throws AppError NOT_FOUND. */
  async newest(key: string): Promise<PolicyTemplate> {
    const template = await this.policies.newest(key);
    if (!template) throw notFound();
    return template;
  }

  /**
   * What a round is opened with: the policy called `key`, else the desk's default, else the built-in defaults, with the
   * fields of `change` over it.
   * @throws AppError NOT_FOUND, POLICY_INVALID.
   */
  async choose(key: string | undefined, change: PolicyChange = {}): Promise<ChosenPolicy> {
    const template = key === undefined ? await this.policies.default() : await this.newest(key);
    const policy = changedPolicy(template?.policy ?? {}, change);
    checkPolicy(policy);
    return { policy, template };
  }

  /** @throws AppError CONFLICT when there is one of this key, POLICY_INVALID. */
  async add(tx: Tx, actor: PersonActor, { key, name, policy, isDefault = false }: NewPolicy): Promise<PolicyTemplate> {
    await this.policies.lock(tx);
    if (await this.policies.newest(key)) {
      throw new AppError('CONFLICT', `There is a policy "${key}". Change it with PUT /policies/${key}.`, {
        detailCode: 'policy-exists',
        params: { key },
      });
    }
    return this.insert(tx, actor, { key, name, policy, isDefault }, 1);
  }

  /**
   * The next version. The default stays the default, unless `isDefault` says otherwise.
   * @throws AppError NOT_FOUND, VERSION_CONFLICT, POLICY_INVALID.
   */
  async change(tx: Tx, actor: PersonActor, version: number, change: NewPolicy): Promise<PolicyTemplate> {
    await this.policies.lock(tx);
    const newest = await this.newest(change.key);
    assertVersion(newest.templateVersion, version);
    const isDefault = change.isDefault ?? newest.isDefault;
    if (newest.isDefault && !isDefault) {
      throw new AppError('POLICY_INVALID', 'This is the default. Make another policy the default instead.', {
        detailCode: 'policy-is-default',
      });
    }
    return this.insert(tx, actor, { ...change, isDefault }, newest.templateVersion + 1);
  }

  private async insert(
    tx: Tx,
    actor: PersonActor,
    { key, name, policy: fields, isDefault }: Required<NewPolicy>,
    version: number,
  ): Promise<PolicyTemplate> {
    const policy = roundPolicy.parse(fields);
    checkPolicy(policy);
    const template = await this.policies.insert(tx, { key, name, policy, isDefault, createdBy: actor.id }, version);
    this.audit.record(tx, actor, {
      event: version === 1 ? 'policy.added' : 'policy.changed',
      entityType: 'policy',
      entityId: template.id,
      data: { key, templateVersion: version, isDefault, policy },
    });
    return template;
  }
}
