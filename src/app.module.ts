import { type DynamicModule, Module } from '@nestjs/common';
import { MIGRATIONS } from '../migrations/index.js';
import { AssignmentsModule } from './assignments/assignments.module.js';
import { settleGoldJob } from './assignments/gold/settle-gold.job.js';
import { expireLeasesJob } from './assignments/expire-leases.job.js';
import { remindJob } from './assignments/leases/remind.job.js';
import { AuditModule } from './audit/audit.module.js';
import { AuthModule } from './auth/auth.module.js';
import { ClaimsModule } from './claims/claims.module.js';
import { CommentsModule } from './comments/comments.module.js';
import { complaintDeadlinesJob } from './complaints/complaint-deadlines.job.js';
import { ComplaintsModule } from './complaints/complaints.module.js';
import { HandOverModule } from './hand-over/hand-over.module.js';
import type { AppConfig } from './config/app-config.js';
import { ConfigModule } from './config/config.module.js';
import { DatabaseModule } from './database/database.module.js';
import { DocumentsModule } from './documents/documents.module.js';
import { extractClaimsJob } from './documents/extract-claims.job.js';
import { readDocumentJob } from './documents/read-document.job.js';
import { readUploadJob } from './documents/read-upload.job.js';
import { refreshPageJob } from './documents/refresh-page.job.js';
import { resolveSourcesJob } from './documents/resolve-sources.job.js';
import { ExtractionModule } from './extraction/extraction.module.js';
import { HAND_OUT_RERUNS_EVERY_MS, handOutRerunsJob } from './extraction/reruns/hand-out-reruns.job.js';
import { rerunDocumentJob } from './extraction/reruns/rerun-document.job.js';
import { ExportsModule } from './exports/exports.module.js';
import { runExportJob } from './exports/run-export.job.js';
import { TIDY_EXPORTS_EVERY_MS, tidyExportsJob } from './exports/tidy-exports.job.js';
import { cleanUpJob } from './http/clean-up.job.js';
import { HttpModule } from './http/http.module.js';
import { ImportsModule } from './imports/imports.module.js';
import { runImportJob } from './imports/run-import.job.js';
import { JobsModule } from './jobs/jobs.module.js';
import { DeskModule } from './desk/desk.module.js';
import { LiveModule } from './live/live.module.js';
import { SiteModule } from './site/site.module.js';
import { makeDigestsJob } from './notifications/digest/make-digests.job.js';
import { sendDigestJob } from './notifications/digest/send-digest.job.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { PicturesModule } from './pictures/pictures.module.js';
import { OrganisationModule } from './organisation/organisation.module.js';
import { PrintingModule } from './printing/printing.module.js';
import { RepliesModule } from './replies/replies.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { ENTITIES } from './schema.js';
import { SchemesModule } from './schemes/schemes.module.js';
import { SourceChangesModule } from './source-changes/source-changes.module.js';
import { announceChangesJob } from './subscriptions/announce-changes.job.js';
import { sendSubscriptionMailJob } from './subscriptions/send-subscription-mail.job.js';
import { SubscriptionsModule } from './subscriptions/subscriptions.module.js';
import { SyndicationModule } from './syndication/syndication.module.js';
import { userDeactivatedJob } from './users/user-deactivated.job.js';
import { StatisticsModule } from './statistics/statistics.module.js';
import { UsersModule } from './users/users.module.js';
import { PUBLISH_SCHEDULED_EVERY_MS, publishScheduledJob } from './verdicts/publish-scheduled.job.js';
import { purgePagesJob } from './verdicts/purge-pages.job.js';
import { reviewDatesJob } from './verdicts/review-dates.job.js';
import { VerdictsModule } from './verdicts/verdicts.module.js';
import { HAND_OUT_EVERY_MS, handOutChecksJob } from './watching/hand-out-checks.job.js';
import { runCheckJob } from './watching/run-check.job.js';
import { watchSourcesJob } from './watching/watch-sources.job.js';
import { WatchingModule } from './watching/watching.module.js';
import { deliverWebhooksJob } from './webhooks/deliveries/deliver-webhooks.job.js';
import { FAN_OUT_EVERY_MS, fanOutEventsJob } from './webhooks/events/fan-out-events.job.js';
import { WebhooksModule } from './webhooks/webhooks.module.js';

export interface AppOptions {
  config: AppConfig;
  /** Of the embedded database, or `config.databaseUrl`. */
  databaseUrl: string;
  /** `api` serves HTTP, `worker` runs jobs, `all` does both in one process. */
  role: 'api' | 'worker' | 'all';
}

const MINUTE = 60_000;

/** The composition root: the only file that knows every module. */
@Module({})
export class AppModule {
  static forRoot({ config, databaseUrl, role }: AppOptions): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.forRoot(config),
        DatabaseModule.forRoot({
          url: databaseUrl,
          entities: ENTITIES,
          migrations: MIGRATIONS,
          poolSize: config.databasePool,
        }),
        AuditModule,
        JobsModule.forRoot({
          config,
          databaseUrl,
          role,
          definitions: [
            readDocumentJob,
            extractClaimsJob,
            resolveSourcesJob,
            readUploadJob,
            refreshPageJob,
            expireLeasesJob,
            settleGoldJob,
            remindJob,
            userDeactivatedJob,
            reviewDatesJob,
            publishScheduledJob,
            complaintDeadlinesJob,
            cleanUpJob,
            makeDigestsJob,
            sendDigestJob,
            purgePagesJob,
            announceChangesJob,
            sendSubscriptionMailJob,
            handOutRerunsJob,
            rerunDocumentJob,
            handOutChecksJob,
            runCheckJob,
            watchSourcesJob,
            runExportJob,
            tidyExportsJob,
            fanOutEventsJob,
            deliverWebhooksJob,
            runImportJob,
          ],
          scheduled: [
            { definition: expireLeasesJob, payload: {}, everyMs: MINUTE },
            { definition: settleGoldJob, payload: {}, everyMs: MINUTE },
            { definition: remindJob, payload: {}, everyMs: MINUTE },
            { definition: reviewDatesJob, payload: {}, everyMs: 60 * MINUTE },
            { definition: publishScheduledJob, payload: {}, everyMs: PUBLISH_SCHEDULED_EVERY_MS },
            { definition: complaintDeadlinesJob, payload: {}, everyMs: 15 * MINUTE },
            { definition: cleanUpJob, payload: {}, everyMs: 60 * MINUTE },
            { definition: announceChangesJob, payload: {}, everyMs: MINUTE },
            { definition: makeDigestsJob, payload: {}, everyMs: 5 * MINUTE },
            { definition: handOutRerunsJob, payload: {}, everyMs: HAND_OUT_RERUNS_EVERY_MS },
            { definition: handOutChecksJob, payload: {}, everyMs: HAND_OUT_EVERY_MS },
            { definition: watchSourcesJob, payload: {}, everyMs: MINUTE },
            { definition: tidyExportsJob, payload: {}, everyMs: TIDY_EXPORTS_EVERY_MS },
            { definition: fanOutEventsJob, payload: {}, everyMs: FAN_OUT_EVERY_MS },
          ],
        }),
        UsersModule,
        AuthModule,
        HttpModule,
        NotificationsModule,
        DocumentsModule,
        ClaimsModule,
        SchemesModule,
        OrganisationModule,
        AssignmentsModule,
        CommentsModule,
        VerdictsModule,
        ComplaintsModule,
        HandOverModule,
        ExtractionModule,
        SourceChangesModule,
        WatchingModule,
        ReportsModule,
        ExportsModule,
        StatisticsModule,
        DeskModule,
        LiveModule.forRoot({ databaseUrl }),
        WebhooksModule,
        ImportsModule,
        PrintingModule,
        RepliesModule,
        SubscriptionsModule,
        SyndicationModule,
        PicturesModule,
        SiteModule,
      ],
    };
  }
}
