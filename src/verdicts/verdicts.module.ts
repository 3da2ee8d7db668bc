import { Module } from '@nestjs/common';
import { AssignmentsModule } from '../assignments/assignments.module.js';
import { ClaimsModule } from '../claims/claims.module.js';
import { OrganisationModule } from '../organisation/organisation.module.js';
import { SchemesModule } from '../schemes/schemes.module.js';
import { UsersModule } from '../users/users.module.js';
import { AdjudicationController } from './adjudication.controller.js';
import { AdjudicationQueries } from './adjudication.queries.js';
import { AdjudicationQueueQueries } from './adjudication-queue.queries.js';
import { AdjudicationService } from './adjudication.service.js';
import { CorrectionsController } from './corrections.controller.js';
import { CorrectionsQueries } from './corrections.queries.js';
import { CorrectionsService } from './corrections.service.js';
import { PublicChanges } from './public-changes.js';
import { ProposalsService } from './proposals.service.js';
import { PublicationScheduleController } from './publication-schedule.controller.js';
import { PublicationScheduleService } from './publication-schedule.service.js';
import { PublishScheduledHandler } from './publish-scheduled.handler.js';
import { ReviewDatesHandler } from './review-dates.handler.js';
import { ReviewDatesService } from './review-dates.service.js';
import { StalenessService } from './staleness.service.js';
import { SubmissionsController } from './submissions.controller.js';
import { VerdictSteps } from './verdict-steps.js';
import { VerdictsController } from './verdicts.controller.js';
import { VerdictsQueries } from './verdicts.queries.js';
import { VerdictsRepository } from './verdicts.repository.js';
import { VerdictsService } from './verdicts.service.js';

@Module({
  imports: [AssignmentsModule, ClaimsModule, OrganisationModule, SchemesModule, UsersModule],
  controllers: [
    SubmissionsController,
    AdjudicationController,
    VerdictsController,
    PublicationScheduleController,
    CorrectionsController,
  ],
  providers: [
    VerdictsRepository,
    PublicChanges,
    VerdictSteps,
    ProposalsService,
    VerdictsService,
    AdjudicationQueries,
    AdjudicationQueueQueries,
    AdjudicationService,
    CorrectionsService,
    CorrectionsQueries,
    StalenessService,
    PublicationScheduleService,
    PublishScheduledHandler,
    ReviewDatesService,
    ReviewDatesHandler,
    VerdictsQueries,
  ],
  exports: [
    PublicChanges,
    ProposalsService,
    VerdictsService,
    AdjudicationService,
    CorrectionsService,
    CorrectionsQueries,
    StalenessService,
    VerdictsQueries,
  ],
})
export class VerdictsModule {}
