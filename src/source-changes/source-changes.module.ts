import { Module } from '@nestjs/common';
import { AssignmentsModule } from '../assignments/assignments.module.js';
import { ClaimsModule } from '../claims/claims.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { VerdictsModule } from '../verdicts/verdicts.module.js';
import { AffectedPeopleQueries } from './affected-people.queries.js';
import { BulkAcknowledgementService } from './bulk-acknowledgement.service.js';
import { ChangeNotices } from './change-notices.service.js';
import { ConsequencesService } from './consequences.service.js';
import { ImpactController } from './impact.controller.js';
import { ImpactQueries } from './impact.queries.js';
import { PlacementWriter } from './placement-writer.js';
import { PlacementsRepository } from './placements.repository.js';
import { ReattachmentService } from './reattachment.service.js';
import { ResolveSourcesHandler } from './resolve-sources.handler.js';
import { ReviewRestartService } from './review-restart.service.js';
import { SourceChangesController } from './source-changes.controller.js';
import { SourceChangesService } from './source-changes.service.js';
import { SourceGoneService } from './source-gone.service.js';
import { StalenessController } from './staleness.controller.js';
import { StalenessQueries } from './staleness.queries.js';

@Module({
  imports: [DocumentsModule, ClaimsModule, AssignmentsModule, VerdictsModule],
  controllers: [SourceChangesController, StalenessController, ImpactController],
  providers: [
    SourceChangesService,
    PlacementsRepository,
    PlacementWriter,
    ResolveSourcesHandler,
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
})
export class SourceChangesModule {}
