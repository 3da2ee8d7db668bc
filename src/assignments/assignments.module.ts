import { Module } from '@nestjs/common';
import { ClaimsModule } from '../claims/claims.module.js';
import { SchemesModule } from '../schemes/schemes.module.js';
import { AssignmentsQueries } from './assignments.queries.js';
import { AssignmentsRepository } from './assignments.repository.js';
import { AssignmentsService } from './assignments.service.js';
import { CandidatesQueries } from './candidates.queries.js';
import { ExpireLeasesHandler } from './expire-leases.handler.js';
import { MyWorkController } from './my-work.controller.js';
import { RecusalsController } from './recusals.controller.js';
import { RecusalsRepository } from './recusals.repository.js';
import { ReleaseReviewerHandler } from './release-reviewer.handler.js';
import { ReviewsRepository } from './reviews.repository.js';
import { ReviewsService } from './reviews.service.js';
import { RoundOpeningService } from './round-opening.service.js';
import { RoundsController } from './rounds.controller.js';
import { RoundsQueries } from './rounds.queries.js';
import { RoundsRepository } from './rounds.repository.js';
import { RoundsService } from './rounds.service.js';
import { SlotsService } from './slots.service.js';
import { WordingConfirmationsService } from './wording-confirmations.service.js';

@Module({
  imports: [ClaimsModule, SchemesModule],
  controllers: [MyWorkController, RoundsController, RecusalsController],
  providers: [
    RoundsRepository,
    AssignmentsRepository,
    ReviewsRepository,
    RecusalsRepository,
    CandidatesQueries,
    AssignmentsQueries,
    RoundsQueries,
    RoundsService,
    RoundOpeningService,
    AssignmentsService,
    SlotsService,
    ReviewsService,
    WordingConfirmationsService,
    ExpireLeasesHandler,
    ReleaseReviewerHandler,
  ],
  exports: [
    RoundsService,
    RoundOpeningService,
    AssignmentsService,
    SlotsService,
    ReviewsService,
    WordingConfirmationsService,
    AssignmentsQueries,
    RoundsQueries,
  ],
})
export class AssignmentsModule {}
