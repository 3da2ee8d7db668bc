import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import type { PersonActor } from '../access/actor.js';
import { assertVersion } from '../api/if-match.decorator.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import type { Tx } from '../database/transactions.js';
import type { OrganisationProfileVersion } from './organisation-profile.entity.js';
import { OrganisationProfileRepository } from './organisation-profile.repository.js';
import type { OrganisationProfile, OrganisationView } from './organisation-profile.schemas.js';

const EMPTY: OrganisationProfile = {
  name: null,
  url: null,
  about: null,
  correctionsPolicy: null,
  complaintRoutes: [],
  funding: null,
  licence: null,
};

/** What the organisation says of itself to readers. */
@Injectable()
export class OrganisationProfileService {
  constructor(
    private readonly repository: OrganisationProfileRepository,
    private readonly audit: AuditTrail,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  async current(): Promise<OrganisationView> {
    return this.toView(await this.repository.newest());
  }

  /**
   * Puts `profile` into force as the next version. The same again makes no new version.
   * @param edited the version the caller has read
   * @throws AppError VERSION_CONFLICT when somebody else has changed it since
   */
  async change(tx: Tx, actor: PersonActor, edited: number, profile: OrganisationProfile): Promise<OrganisationView> {
    await this.repository.lock(tx);
    const before = await this.current();
    assertVersion(before.version, edited);
    if (isDeepStrictEqual(before.profile, profile)) return before;
    const version = before.version + 1;
    const stored = await this.repository.insert(tx, { version, content: profile, createdBy: actor.id });
    this.audit.record(tx, actor, {
      event: 'organisation.changed',
      entityType: 'organisation',
      entityId: stored.id,
      data: { version, from: before.profile, to: profile },
    });
    return this.toView(stored);
  }

  private toView(stored: OrganisationProfileVersion | null): OrganisationView {
    // Rows of an older release may lack a field that has come since.
    const profile = { ...EMPTY, ...stored?.content };
    return {
      profile,
      displayName: profile.name ?? this.config.organisationName,
      version: stored?.version ?? 0,
      changedAt: stored?.createdAt.toISOString() ?? null,
    };
  }
}
