import { Module } from '@nestjs/common';
import { ClaimsModule } from '../claims/claims.module.js';
import { ReadersModule } from '../readers/readers.module.js';
import { UsersModule } from '../users/users.module.js';
import { VerdictsModule } from '../verdicts/verdicts.module.js';
import { ComplaintDeadlinesHandler } from './complaint-deadlines.handler.js';
import { ComplaintDeadlines } from './complaint-deadlines.service.js';
import { ComplaintIntakeController } from './complaint-intake.controller.js';
import { ComplaintIntake } from './complaint-intake.service.js';
import { ComplaintReception } from './complaint-reception.service.js';
import { ComplaintsController } from './complaints.controller.js';
import { ComplaintsQueries } from './complaints.queries.js';
import { ComplaintsRepository } from './complaints.repository.js';
import { ComplaintsService } from './complaints.service.js';

/** Complaints of readers, from the receipt to the answer. */
@Module({
  imports: [ReadersModule, ClaimsModule, UsersModule, VerdictsModule],
  controllers: [ComplaintIntakeController, ComplaintsController],
  providers: [
    ComplaintsRepository,
    ComplaintsService,
    ComplaintsQueries,
    ComplaintReception,
    ComplaintIntake,
    ComplaintDeadlines,
    ComplaintDeadlinesHandler,
  ],
  exports: [ComplaintIntake, ComplaintsService],
})
export class ComplaintsModule {}
