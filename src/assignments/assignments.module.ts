import { Module } from '@nestjs/common';
import { ClaimsModule } from '../claims/claims.module.js';
import { SchemesModule } from '../schemes/schemes.module.js';
import { AssignmentsQueries } from './assignments.queries.js';
import { AssignmentsRepository } from './assignments.repository.js';
import { AssignmentsService } from './assignments.service.js';
import { CandidatesQueries } from './candidates.queries.js';
import { ClaimRoundsController } from './claim-rounds.controller.js';
import { ClaimRoundsQueries } from './claim-rounds.queries.js';
import { ExpireLeasesHandler } from './expire-leases.handler.js';
import { OverdueQueries } from './leases/overdue.queries.js';
import { RemindHandler } from './leases/remind.handler.js';
import { RemindersRepository } from './leases/reminders.repository.js';
import { RemindersService } from './leases/reminders.service.js';
import { MyWorkController } from './my-work.controller.js';
import { AssigningController } from './planning/assigning.controller.js';
import { BulkAssignmentService } from './planning/bulk-assignment.service.js';
import { BulkController } from './planning/bulk.controller.js';
import { ClaimSelectionQueries } from './planning/claim-selection.queries.js';
import { DeskFactsService } from './planning/desk-facts.service.js';
import { PlacesRepository } from './planning/places.repository.js';
import { PlacesService } from './planning/places.service.js';
import { PlansRepository } from './planning/plans.repository.js';
import { RebalanceService } from './planning/rebalance.service.js';
import { RoundEligibilityService } from './planning/round-eligibility.service.js';
import { PoliciesController } from './policies/policies.controller.js';
import { PoliciesRepository } from './policies/policies.repository.js';
import { PoliciesService } from './policies/policies.service.js';
import { ReassignService } from './reassign.service.js';
import { RecusalsController } from './recusals.controller.js';
import { RecusalsRepository } from './recusals.repository.js';
import { RecusalsService } from './recusals.service.js';
import { ReleaseReviewerHandler } from './release-reviewer.handler.js';
import { ReviewsRepository } from './reviews.repository.js';
import { ReviewsService } from './reviews.service.js';
import { RoundOpeningService } from './round-opening.service.js';
import { RoundsController } from './rounds.controller.js';
import { RoundsQueries } from './rounds.queries.js';
import { RoundsRepository } from './rounds.repository.js';
import { RoundsService } from './rounds.service.js';
import { UsersModule } from '../users/users.module.js';
import { SlotsService } from './slots.service.js';
import { GoldController } from './gold/gold.controller.js';
import { GoldQueries } from './gold/gold.queries.js';
import { GoldAnswersRepository } from './gold/gold-answers.repository.js';
import { GoldAnswersService } from './gold/gold-answers.service.js';
import { GoldResultsService } from './gold/gold-results.service.js';
import { GoldRoundsService } from './gold/gold-rounds.service.js';
import { GoldStore } from './gold/gold-store.js';
import { SettleGoldHandler } from './gold/settle-gold.handler.js';
import { PlaceTakingService } from './place-taking.service.js';
import { QueueService } from './queue.service.js';
import { RoundTermsService } from './round-terms.service.js';
import { FilesModule } from '../files/files.module.js';
import { AttachmentsController } from './attachments/attachments.controller.js';
import { AttachmentsQueries } from './attachments/attachments.queries.js';
import { AttachmentsRepository } from './attachments/attachments.repository.js';
import { AttachmentsService } from './attachments/attachments.service.js';
import { EarlierNotesQueries } from './earlier-notes.queries.js';
import { UnblindingController } from './unblinding.controller.js';
import { UnblindingService } from './unblinding.service.js';
import { WordingConfirmationsService } from './wording-confirmations.service.js';

@Module({
  imports: [UsersModule, ClaimsModule, SchemesModule, FilesModule],
  // `assignments/overdue` before `assignments/:id`.
  controllers: [
    AssigningController,
    BulkController,
    MyWorkController,
    RoundsController,
    RecusalsController,
    PoliciesController,
    AttachmentsController,
    UnblindingController,
    GoldController,
    ClaimRoundsController,
  ],
  providers: [
    RoundsRepository,
    AssignmentsRepository,
    ReviewsRepository,
    RecusalsRepository,
    RecusalsService,
    PoliciesRepository,
    PoliciesService,
    PlacesRepository,
    PlansRepository,
    ClaimSelectionQueries,
    DeskFactsService,
    PlacesService,
    BulkAssignmentService,
    RebalanceService,
    RoundEligibilityService,
    ReassignService,
    RemindersRepository,
    RemindersService,
    OverdueQueries,
    RemindHandler,
    CandidatesQueries,
    AssignmentsQueries,
    EarlierNotesQueries,
    RoundsQueries,
    ClaimRoundsQueries,
    RoundsService,
    RoundOpeningService,
    AssignmentsService,
    PlaceTakingService,
    QueueService,
    RoundTermsService,
    GoldAnswersRepository,
    GoldAnswersService,
    GoldStore,
    GoldRoundsService,
    GoldResultsService,
    GoldQueries,
    SettleGoldHandler,
    SlotsService,
    ReviewsService,
    UnblindingService,
    AttachmentsRepository,
    AttachmentsService,
    AttachmentsQueries,
    WordingConfirmationsService,
    ExpireLeasesHandler,
    ReleaseReviewerHandler,
  ],
  exports: [
    GoldResultsService,
    PoliciesService,
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
