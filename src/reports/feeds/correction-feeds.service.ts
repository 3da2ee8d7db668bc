import { Inject, Injectable } from '@nestjs/common';
import { APP_CONFIG, type AppConfig } from '../../config/app-config.js';
import { OrganisationProfileService } from '../../organisation/organisation-profile.service.js';
import { CorrectionsQueries } from '../../verdicts/corrections.queries.js';
import { correctionsFeed } from './corrections-feed.js';
import type { FeedContent } from './feed-content.js';

const ENTRIES = 50;

/** The corrections log for feed readers; API and public site give out the same. */
@Injectable()
export class CorrectionFeeds {
  constructor(
    private readonly corrections: CorrectionsQueries,
    private readonly organisation: OrganisationProfileService,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** The newest 50 entries. */
  async latest(): Promise<FeedContent> {
    const { items } = await this.corrections.log({ limit: ENTRIES, cursor: undefined });
    const { displayName: organisationName } = await this.organisation.current();
    return correctionsFeed({ publicUrl: this.config.publicUrl, organisationName }, items);
  }
}
