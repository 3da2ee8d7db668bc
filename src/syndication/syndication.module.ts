import { Module } from '@nestjs/common';
import { OrganisationModule } from '../organisation/organisation.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { ChangedPagesQueries } from './changed-pages.queries.js';
import { PurgePagesHandler } from './purge-pages.handler.js';
import { ChangedReportsQueries } from './changed-reports.queries.js';
import { FeedsController } from './feeds.controller.js';
import { ReportFeeds } from './report-feeds.service.js';
import { RobotsController } from './robots.controller.js';
import { SitemapQueries } from './sitemap.queries.js';

/** What is published, for programs: feeds, site map, and telling caches what has changed. */
@Module({
  imports: [OrganisationModule, ReportsModule],
  controllers: [FeedsController, RobotsController],
  providers: [ChangedReportsQueries, ReportFeeds, SitemapQueries, ChangedPagesQueries, PurgePagesHandler],
})
export class SyndicationModule {}
