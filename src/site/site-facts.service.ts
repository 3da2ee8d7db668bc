import { Inject, Injectable } from '@nestjs/common';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { OrganisationProfileService } from '../organisation/organisation-profile.service.js';
import type { OrganisationView } from '../organisation/organisation-profile.schemas.js';
import type { Site } from './layout.js';

/** What every page says of the desk. */
@Injectable()
export class SiteFacts {
  private last: Site;

  constructor(
    private readonly organisation: OrganisationProfileService,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {
    const { publicUrl, organisationName, demo, apiDocs } = config;
    this.last = { publicUrl, organisationName, demo, apiDocs, licence: null };
  }

  /** The configuration, with the name the organisation gives itself; one statement. */
  async site(): Promise<Site> {
    return (await this.withProfile()).site;
  }

  async withProfile(): Promise<{ site: Site; organisation: OrganisationView }> {
    const organisation = await this.organisation.current();
    const { publicUrl, demo, apiDocs } = this.config;
    this.last = {
      publicUrl,
      demo,
      apiDocs,
      organisationName: organisation.displayName,
      licence: organisation.profile.licence,
    };
    return { site: this.last, organisation };
  }

  /** As it was last read, for pages that must not ask the database: it may be the thing that failed. */
  get known(): Site {
    return this.last;
  }
}
