import { type DynamicModule, Module } from '@nestjs/common';
import { MIGRATIONS } from '../migrations/index.js';
import { AssignmentsModule } from './assignments/assignments.module.js';
import { expireLeasesJob } from './assignments/expire-leases.job.js';
import { AuditModule } from './audit/audit.module.js';
import { AuthModule } from './auth/auth.module.js';
import { ClaimsModule } from './claims/claims.module.js';
import type { AppConfig } from './config/app-config.js';
import { ConfigModule } from './config/config.module.js';
import { DatabaseModule } from './database/database.module.js';
import { DocumentsModule } from './documents/documents.module.js';
import { extractClaimsJob } from './documents/extract-claims.job.js';
import { readDocumentJob } from './documents/read-document.job.js';
import { resolveSourcesJob } from './documents/resolve-sources.job.js';
import { ExtractionModule } from './extraction/extraction.module.js';
import { cleanUpJob } from './http/clean-up.job.js';
import { HttpModule } from './http/http.module.js';
import { InsightModule } from './insight/insight.module.js';
import { JobsModule } from './jobs/jobs.module.js';
import { LandingModule } from './landing/landing.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { ENTITIES } from './schema.js';
import { SchemesModule } from './schemes/schemes.module.js';
import { SourceChangesModule } from './source-changes/source-changes.module.js';
import { userDeactivatedJob } from './users/user-deactivated.job.js';
import { UsersModule } from './users/users.module.js';
import { VerdictsModule } from './verdicts/verdicts.module.js';

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
            expireLeasesJob,
            userDeactivatedJob,
            cleanUpJob,
          ],
          scheduled: [
            { definition: expireLeasesJob, payload: {}, everyMs: MINUTE },
            { definition: cleanUpJob, payload: {}, everyMs: 60 * MINUTE },
          ],
        }),
        UsersModule,
        AuthModule,
        HttpModule,
        DocumentsModule,
        ClaimsModule,
        SchemesModule,
        AssignmentsModule,
        VerdictsModule,
        ExtractionModule,
        SourceChangesModule,
        ReportsModule,
        InsightModule,
        LandingModule,
      ],
    };
  }
}
