import { Module } from '@nestjs/common';
import { ClaimsModule } from '../claims/claims.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { FilesModule } from '../files/files.module.js';
import { VerdictsModule } from '../verdicts/verdicts.module.js';
import { PageRefreshService } from './page-refresh.service.js';
import { PlacementWriter } from './placement-writer.js';
import { PlacementsRepository } from './placements.repository.js';
import { RefreshPageHandler } from './refresh-page.handler.js';
import { ResolveSourcesHandler } from './resolve-sources.handler.js';
import { SourceChangesController } from './source-changes.controller.js';
import { SourceChangesService } from './source-changes.service.js';

@Module({
  imports: [DocumentsModule, FilesModule, ClaimsModule, VerdictsModule],
  controllers: [SourceChangesController],
  providers: [
    SourceChangesService,
    PageRefreshService,
    PlacementsRepository,
    PlacementWriter,
    ResolveSourcesHandler,
    RefreshPageHandler,
  ],
  exports: [SourceChangesService, PageRefreshService],
})
export class SourceChangesModule {}
