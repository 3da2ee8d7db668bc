import { Module } from '@nestjs/common';
import { OrganisationModule } from '../organisation/organisation.module.js';
import { VerdictsModule } from '../verdicts/verdicts.module.js';
import { ClaimsSearchController } from './claims-search/claims-search.controller.js';
import { ClaimsSearchQueries } from './claims-search/claims-search.queries.js';
import { ClaimsSearchService } from './claims-search/claims-search.service.js';
import { PublicReadLimit } from './claims-search/public-read-limit.guard.js';
import { CorrectionsFeedController } from './corrections-feed.controller.js';
import { CorrectionFeeds } from './feeds/correction-feeds.service.js';
import { ReportExportsController } from './report-exports.controller.js';
import { PublishedDocumentsQueries } from './published-documents.queries.js';
import { ReportGroupsQueries } from './report-groups.queries.js';
import { ReportArchiveModule } from './report-archive.module.js';
import { ReportPreviewController } from './report-preview.controller.js';
import { ReportsController } from './reports.controller.js';
import { ReportsQueries } from './reports.queries.js';
import { ReportsService } from './reports.service.js';

@Module({
  imports: [OrganisationModule, ReportArchiveModule, VerdictsModule],
  controllers: [
    ReportsController,
    ReportExportsController,
    ReportPreviewController,
    CorrectionsFeedController,
    ClaimsSearchController,
  ],
  providers: [
    ReportsQueries,
    ReportsService,
    ReportGroupsQueries,
    PublishedDocumentsQueries,
    CorrectionFeeds,
    ClaimsSearchQueries,
    ClaimsSearchService,
    PublicReadLimit,
  ],
  exports: [ReportsService, ReportGroupsQueries, PublishedDocumentsQueries, CorrectionFeeds],
})
export class ReportsModule {}
