import { Module } from '@nestjs/common';
import { ClaimsModule } from '../claims/claims.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { VerdictsModule } from '../verdicts/verdicts.module.js';
import { PlacementWriter } from './placement-writer.js';
import { PlacementsRepository } from './placements.repository.js';
import { ResolveSourcesHandler } from './resolve-sources.handler.js';
import { SourceChangesController } from './source-changes.controller.js';
import { SourceChangesService } from './source-changes.service.js';

@Module({
  imports: [DocumentsModule, ClaimsModule, VerdictsModule],
  controllers: [SourceChangesController],
  providers: [SourceChangesService, PlacementsRepository, PlacementWriter, ResolveSourcesHandler],
})
export class SourceChangesModule {}
