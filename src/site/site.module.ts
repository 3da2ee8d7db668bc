import { Module } from '@nestjs/common';
import { ERROR_PAGE } from '../api/error-page.js';
import { ComplaintsModule } from '../complaints/complaints.module.js';
import { OrganisationModule } from '../organisation/organisation.module.js';
import { RepliesModule } from '../replies/replies.module.js';
import { SubscriptionsModule } from '../subscriptions/subscriptions.module.js';
import { ReplyPagesController } from './reply-pages.controller.js';
import { SubscriptionPagesController } from './subscription-pages.controller.js';
import { ReportsModule } from '../reports/reports.module.js';
import { SchemesModule } from '../schemes/schemes.module.js';
import { VerdictsModule } from '../verdicts/verdicts.module.js';
import { StatisticsModule } from '../statistics/statistics.module.js';
import { ComplaintPagesController } from './complaint-pages.controller.js';
import { DeskPagesController } from './desk-pages.controller.js';
import { DocumentPagesController } from './document-pages.controller.js';
import { GroupPagesController } from './group-pages.controller.js';
import { FiguresPageController } from './figures.controller.js';
import { SiteController } from './site.controller.js';
import { SiteErrorPage } from './site-error-page.js';
import { SiteFacts } from './site-facts.service.js';

@Module({
  imports: [
    ReportsModule,
    RepliesModule,
    SubscriptionsModule,
    VerdictsModule,
    ComplaintsModule,
    SchemesModule,
    OrganisationModule,
    StatisticsModule,
  ],
  controllers: [
    SubscriptionPagesController,
    ReplyPagesController,
    SiteController,
    DocumentPagesController,
    GroupPagesController,
    DeskPagesController,
    ComplaintPagesController,
    FiguresPageController,
  ],
  providers: [SiteFacts, { provide: ERROR_PAGE, useClass: SiteErrorPage }],
})
export class SiteModule {}
