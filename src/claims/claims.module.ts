import { Module } from '@nestjs/common';
import { DocumentsModule } from '../documents/documents.module.js';
import { BulkTriageService } from './bulk-triage.service.js';
import { CandidatesService } from './candidates.service.js';
import { ClaimPlacementsService } from './claim-placements.service.js';
import { ClaimCountsQueries } from './claim-counts.queries.js';
import { ClaimEmbargoService } from './claim-embargo.service.js';
import { ClaimHandlingController } from './claim-handling.controller.js';
import { ClaimUrgencyService } from './claim-urgency.service.js';
import { ClaimsController } from './claims.controller.js';
import { ClaimsQueries } from './claims.queries.js';
import { ClaimsRepository } from './claims.repository.js';
import { ClaimsService } from './claims.service.js';
import { DiscardedController } from './discarded.controller.js';
import { DiscardedQueries } from './discarded.queries.js';
import { DiscardedRepository } from './discarded.repository.js';
import { DiscardedService } from './discarded.service.js';
import { DutiesQueries } from './duties.queries.js';
import { DutiesService } from './duties.service.js';
import { DocumentClaimsController } from './document-claims.controller.js';
import { LabelsController } from './labels.controller.js';
import { LabelsQueries } from './labels.queries.js';
import { LikeClaimsController } from './like-claims.controller.js';
import { LikeClaimsQueries } from './like-claims.queries.js';
import { MergeService } from './merge.service.js';
import { MergesRepository } from './merges.repository.js';
import { RestructuringController } from './restructuring.controller.js';
import { SavedFiltersController } from './saved-filters.controller.js';
import { SavedFiltersRepository } from './saved-filters.repository.js';
import { SavedFiltersService } from './saved-filters.service.js';
import { SplitService } from './split.service.js';
import { SuggestionsRepository } from './suggestions.repository.js';
import { SuggestionsService } from './suggestions.service.js';
import { TriageUndoService } from './triage-undo.service.js';

@Module({
  imports: [DocumentsModule],
  controllers: [
    ClaimsController,
    ClaimHandlingController,
    DocumentClaimsController,
    DiscardedController,
    LabelsController,
    LikeClaimsController,
    SavedFiltersController,
    RestructuringController,
  ],
  providers: [
    ClaimsRepository,
    ClaimsService,
    ClaimUrgencyService,
    ClaimEmbargoService,
    DutiesQueries,
    DutiesService,
    ClaimPlacementsService,
    CandidatesService,
    ClaimsQueries,
    ClaimCountsQueries,
    DiscardedRepository,
    DiscardedService,
    DiscardedQueries,
    LabelsQueries,
    LikeClaimsQueries,
    SavedFiltersRepository,
    SavedFiltersService,
    SuggestionsRepository,
    SuggestionsService,
    MergesRepository,
    MergeService,
    SplitService,
    TriageUndoService,
    BulkTriageService,
  ],
  exports: [
    ClaimsService,
    ClaimPlacementsService,
    DutiesService,
    CandidatesService,
    ClaimsQueries,
    DiscardedService,
    LabelsQueries,
    SuggestionsService,
  ],
})
export class ClaimsModule {}
