import { Module } from '@nestjs/common';
import { AssignmentsModule } from '../assignments/assignments.module.js';
import { ClaimsModule } from '../claims/claims.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { FilesModule } from '../files/files.module.js';
import { VerdictsModule } from '../verdicts/verdicts.module.js';
import { AffectedPeopleQueries } from './affected-people.queries.js';
import { BulkAcknowledgementService } from './bulk-acknowledgement.service.js';
import { ChangeNotices } from './change-notices.service.js';
import { ConsequencesService } from './consequences.service.js';
import { VersionDiffController } from './diff/version-diff.controller.js';
import { VersionDiffQueries } from './diff/version-diff.queries.js';
import { VersionDiffService } from './diff/version-diff.service.js';
import { HookCallsService } from './hooks/hook-calls.service.js';
import { HooksController } from './hooks/hooks.controller.js';
import { HooksRepository } from './hooks/hooks.repository.js';
import { HooksService } from './hooks/hooks.service.js';
import { ImpactController } from './impact.controller.js';
import { ImpactQueries } from './impact.queries.js';
import { PageLooksService } from './page-looks.service.js';
import { PageRecordsService } from './page-records.service.js';
import { PageRefreshService } from './page-refresh.service.js';
import { PlacementWriter } from './placement-writer.js';
import { PlacementsRepository } from './placements.repository.js';
import { ReadUploadHandler } from './read-upload.handler.js';
import { ReattachmentService } from './reattachment.service.js';
import { RefreshPageHandler } from './refresh-page.handler.js';
import { ResolveSourcesHandler } from './resolve-sources.handler.js';
import { ReviewRestartService } from './review-restart.service.js';
import { SourceChangesController } from './source-changes.controller.js';
import { SourceChangesService } from './source-changes.service.js';
import { SourceGoneService } from './source-gone.service.js';
import { StalenessController } from './staleness.controller.js';
import { StalenessQueries } from './staleness.queries.js';
import { UploadedTexts } from './uploaded-texts.service.js';
import { VersionRequestsService } from './version-requests.service.js';

@Module({
  imports: [DocumentsModule, FilesModule, ClaimsModule, VerdictsModule, AssignmentsModule],
  controllers: [SourceChangesController, VersionDiffController, HooksController, StalenessController, ImpactController],
  providers: [
    SourceChangesService,
    PageRefreshService,
    PageLooksService,
    PageRecordsService,
    PlacementsRepository,
    PlacementWriter,
    ResolveSourcesHandler,
    RefreshPageHandler,
    ReadUploadHandler,
    UploadedTexts,
    VersionRequestsService,
    VersionDiffService,
    VersionDiffQueries,
    HooksRepository,
    HooksService,
    HookCallsService,
    ConsequencesService,
    ChangeNotices,
    AffectedPeopleQueries,
    ReattachmentService,
    ReviewRestartService,
    SourceGoneService,
    BulkAcknowledgementService,
    StalenessQueries,
    ImpactQueries,
  ],
  exports: [SourceChangesService, PageRefreshService],
})
export class SourceChangesModule {}
