import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers } from '../api/answers.decorator.js';
import { idParam, type IdParam } from '../api/id-param.schema.js';
import { Idempotent } from '../api/idempotent.decorator.js';
import { AssignmentsQueries } from '../assignments/assignments.queries.js';
import {
  assignmentView,
  type AssignmentView,
  confirmWordingBody,
  submitBody,
  type SubmitBody,
} from '../assignments/assignments.schemas.js';
import { GoldResultsService } from '../assignments/gold/gold-results.service.js';
import type { LockedRound } from '../assignments/rounds.service.js';
import { ReviewsService } from '../assignments/reviews.service.js';
import { WordingConfirmationsService } from '../assignments/wording-confirmations.service.js';
import { Transactions, type Tx } from '../database/transactions.js';
import { ProposalsService } from './proposals.service.js';

/** Submitting a rating, and confirming it. It is here, above the assignments, because the last of a round may bring a verdict. */
@ApiTags('review')
@Controller('assignments')
export class SubmissionsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly reviews: ReviewsService,
    private readonly confirmations: WordingConfirmationsService,
    private readonly proposals: ProposalsService,
    private readonly gold: GoldResultsService,
    private readonly queries: AssignmentsQueries,
  ) {}

  @Post(':id/submit')
  @Requires('assignment.work')
  @Idempotent()
  @ApiOperation({
    summary: 'Submit my rating',
    description: 'The draft, with the fields of the body written over it. Frozen from then on.',
  })
  @Answers(assignmentView, { description: 'The assignment, SUBMITTED.', errors: [409, 422] })
  submit(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: submitBody.default({}) }) { wordingHash, ...content }: SubmitBody,
  ): Promise<AssignmentView> {
    return this.transactions.run(async (tx) => {
      const locked = await this.reviews.submit(tx, actor, id, content, wordingHash);
      await this.follow(tx, locked);
      return this.queries.getOwn(actor.id, id);
    });
  }

  @Post(':id/confirm-wording')
  @Requires('assignment.work')
  @Idempotent()
  @ApiOperation({
    summary: 'Confirm that my submitted rating holds for the new words',
    description: 'Asked of you when `confirmWording` is true. Otherwise withdraw, and rate the new words.',
  })
  @Answers(assignmentView, { description: 'The assignment, SUBMITTED.', errors: [409] })
  confirmWording(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: confirmWordingBody }) { wordingHash }: { wordingHash: string },
  ): Promise<AssignmentView> {
    return this.transactions.run(async (tx) => {
      const locked = await this.confirmations.confirm(tx, actor, id, wordingHash);
      await this.follow(tx, locked);
      return this.queries.getOwn(actor.id, id);
    });
  }

  /** What was given to measure the rater brings no verdict. */
  private follow(tx: Tx, locked: LockedRound): Promise<void> {
    const { goldAnswerId } = locked.round;
    return goldAnswerId === null ? this.proposals.afterSubmission(tx, locked) : this.gold.submitted(tx, locked.round);
  }
}
