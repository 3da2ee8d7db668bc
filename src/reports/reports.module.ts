import { Module } from '@nestjs/common';
import { VerdictsModule } from '../verdicts/verdicts.module.js';
import { CorrectionsFeedController } from './corrections-feed.controller.js';
import { CorrectionFeeds } from './feeds/correction-feeds.service.js';
import { ReportExportsController } from './report-exports.controller.js';
import { PublishedDocumentsQueries } from './published-documents.queries.js';
import { ReportGroupsQueries } from './report-groups.queries.js';
import { ReportArchiveModule } from './report-archive.module.js';
import { ReportsController } from './reports.controller.js';
import { ReportsQueries } from './reports.queries.js';
import { ReportsService } from './reports.service.js';

@Module({
  imports: [ReportArchiveModule, VerdictsModule],
  controllers: [ReportsController, ReportExportsController, CorrectionsFeedController],
  providers: [ReportsQueries, ReportsService, ReportGroupsQueries, PublishedDocumentsQueries, CorrectionFeeds],
  exports: [ReportsService, ReportGroupsQueries, PublishedDocumentsQueries, CorrectionFeeds],
})
export class ReportsModule {}
