import { Inject, Injectable } from '@nestjs/common';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { OrganisationProfileService } from '../organisation/organisation-profile.service.js';
import type { FeedContent } from '../reports/feeds/feed-content.js';
import { ReportsService } from '../reports/reports.service.js';
import { ChangedReportsQueries } from './changed-reports.queries.js';
import { reportsFeed } from './reports-feed.js';

const ENTRIES = 50;

/** Published reports for feed readers. */
@Injectable()
export class ReportFeeds {
  constructor(
    private readonly changed: ChangedReportsQueries,
    private readonly reports: ReportsService,
    private readonly organisation: OrganisationProfileService,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** The 50 reports that changed last. */
  async latest(): Promise<FeedContent> {
    const ids = await this.changed.newest(ENTRIES);
    const found = await this.reports.some([...ids.keys()]);
    const fed = found.map(({ report }) => ({ verdictId: ids.get(report.number) ?? '', report }));
    const { displayName: organisationName } = await this.organisation.current();
    return reportsFeed({ publicUrl: this.config.publicUrl, organisationName }, fed, ENTRIES);
  }
}
