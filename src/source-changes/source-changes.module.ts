import { Module } from '@nestjs/common';
import { ClaimsModule } from '../claims/claims.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { FilesModule } from '../files/files.module.js';
import { VerdictsModule } from '../verdicts/verdicts.module.js';
import { VersionDiffController } from './diff/version-diff.controller.js';
import { VersionDiffQueries } from './diff/version-diff.queries.js';
import { VersionDiffService } from './diff/version-diff.service.js';
import { HookCallsService } from './hooks/hook-calls.service.js';
import { HooksController } from './hooks/hooks.controller.js';
import { HooksRepository } from './hooks/hooks.repository.js';
import { HooksService } from './hooks/hooks.service.js';
import { PageLooksService } from './page-looks.service.js';
import { PageRecordsService } from './page-records.service.js';
import { PageRefreshService } from './page-refresh.service.js';
import { PlacementWriter } from './placement-writer.js';
import { PlacementsRepository } from './placements.repository.js';
import { ReadUploadHandler } from './read-upload.handler.js';
import { RefreshPageHandler } from './refresh-page.handler.js';
import { ResolveSourcesHandler } from './resolve-sources.handler.js';
import { SourceChangesController } from './source-changes.controller.js';
import { SourceChangesService } from './source-changes.service.js';
import { UploadedTexts } from './uploaded-texts.service.js';
import { VersionRequestsService } from './version-requests.service.js';

@Module({
  imports: [DocumentsModule, FilesModule, ClaimsModule, VerdictsModule],
  controllers: [SourceChangesController, VersionDiffController, HooksController],
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
  ],
  exports: [SourceChangesService, PageRefreshService],
})
export class SourceChangesModule {}
