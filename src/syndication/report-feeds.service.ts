import { Inject, Injectable } from '@nestjs/common';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
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
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** The 50 reports that changed last. */
  async latest(): Promise<FeedContent> {
    const ids = await this.changed.newest(ENTRIES);
    const found = await this.reports.some([...ids.keys()]);
    const fed = found.map(({ report }) => ({ verdictId: ids.get(report.number) ?? '', report }));
    return reportsFeed(this.config, fed, ENTRIES);
  }
}
