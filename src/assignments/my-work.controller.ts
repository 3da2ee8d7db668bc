import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers } from '../api/answers.decorator.js';
import { idParam, type IdParam } from '../api/id-param.schema.js';
import { Idempotent } from '../api/idempotent.decorator.js';
import { IfMatch } from '../api/if-match.decorator.js';
import type { Page } from '../common/page.js';
import { Transactions, type Tx } from '../database/transactions.js';
import type { DeclineReason } from './assignment.entity.js';
import { AssignmentsQueries } from './assignments.queries.js';
import {
  assignmentPage,
  type AssignmentSummary,
  assignmentView,
  type AssignmentView,
  declineBody,
  draftBody,
  myAssignmentsQuery,
  type MyAssignmentsQuery,
  takeNextView,
} from './assignments.schemas.js';
import { AssignmentsService } from './assignments.service.js';
import type { ReviewContent } from './review-content.js';
import { ReviewsService } from './reviews.service.js';
import { type EmptyQueueReason, QueueService } from './queue.service.js';

const EMPTY_QUEUE: Record<EmptyQueueReason, string> = {
  'none-eligible': 'There is nothing you may rate just now.',
  'all-leased': 'Every place is taken by somebody; one may come free later.',
  paused: 'You are paused. End the pause, or wait until it ends.',
  'no-language': 'What is open is in languages that you do not review.',
  'cap-reached': 'You have as many open assignments as you may have. Finish or decline one first.',
};

/** A reviewer's own work. Submitting is in the verdicts module, because it may decide the claim. */
@ApiTags('review')
@Controller()
export class MyWorkController {
  constructor(
    private readonly transactions: Transactions,
    private readonly assignments: AssignmentsService,
    private readonly reviews: ReviewsService,
    private readonly queue: QueueService,
    private readonly queries: AssignmentsQueries,
  ) {}

  @Get('me/assignments')
  @Requires('assignment.work')
  @ApiOperation({ summary: 'My work', description: 'What is due first comes first.' })
  @Answers(assignmentPage, { description: 'A page of assignments.' })
  list(
    @CurrentActor() actor: PersonActor,
    @Query({ schema: myAssignmentsQuery }) query: MyAssignmentsQuery,
  ): Promise<Page<AssignmentSummary>> {
    return this.queries.listOwn(actor.id, query);
  }

  @Post('queue/next')
  @Requires('assignment.work')
  @Idempotent()
  @ApiOperation({
    summary: 'Take the next claim',
    description: 'Answers 200 with `assignment: null` and a reason when there is none.',
  })
  @Answers(takeNextView, { description: 'The assignment, or why there is none.' })
  takeNext(@CurrentActor() actor: PersonActor) {
    return this.transactions.run(async (tx) => {
      const taken = await this.queue.takeNext(tx, actor);
      if (taken.assignmentId === null)
        return { assignment: null, reason: taken.reason, message: EMPTY_QUEUE[taken.reason] };
      return { assignment: await this.queries.getOwn(actor.id, taken.assignmentId), reason: null, message: null };
    });
  }

  @Get('assignments/:id')
  @Requires('assignment.work')
  @ApiOperation({ summary: 'One of my assignments, with the words, their context and my draft' })
  @Answers(assignmentView, { description: 'The assignment.' })
  get(@CurrentActor() actor: PersonActor, @Param({ schema: idParam }) { id }: IdParam): Promise<AssignmentView> {
    return this.queries.getOwn(actor.id, id);
  }

  @Post('assignments/:id/open')
  @Requires('assignment.work')
  @ApiOperation({ summary: 'Begin an offered assignment' })
  @Answers(assignmentView, { description: 'The assignment, IN_PROGRESS.', errors: [409] })
  open(@CurrentActor() actor: PersonActor, @Param({ schema: idParam }) { id }: IdParam): Promise<AssignmentView> {
    return this.act(actor, id, (tx) => this.assignments.open(tx, actor, id));
  }

  @Put('assignments/:id/draft')
  @Requires('assignment.work')
  @ApiOperation({
    summary: 'Save the draft; renews the lease',
    description: 'Send If-Match with the version of your last read.',
  })
  @Answers(assignmentView, { description: 'The assignment with the saved draft.', errors: [409, 412, 422, 428] })
  saveDraft(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @IfMatch() version: number,
    @Body({ schema: draftBody }) body: ReviewContent,
  ): Promise<AssignmentView> {
    return this.act(actor, id, (tx) => this.reviews.saveDraft(tx, actor, id, version, body));
  }

  @Post('assignments/:id/decline')
  @Requires('assignment.work')
  @Idempotent()
  @ApiOperation({
    summary: 'Decline',
    description: 'A conflict of interest ("coi") recuses you from this claim for good.',
  })
  @Answers(assignmentView, { description: 'The assignment, DECLINED.', errors: [409] })
  decline(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: declineBody }) body: { reason: DeclineReason; note?: string },
  ): Promise<AssignmentView> {
    return this.act(actor, id, (tx) => this.assignments.decline(tx, actor, id, body.reason, body.note ?? null));
  }

  @Post('assignments/:id/withdraw')
  @Requires('assignment.work')
  @Idempotent()
  @ApiOperation({ summary: 'Take my submission back while the round is still open' })
  @Answers(assignmentView, { description: 'The assignment, IN_PROGRESS, with a new draft.', errors: [409] })
  withdraw(@CurrentActor() actor: PersonActor, @Param({ schema: idParam }) { id }: IdParam): Promise<AssignmentView> {
    return this.act(actor, id, (tx) => this.assignments.withdraw(tx, actor, id));
  }

  private act(actor: PersonActor, id: string, work: (tx: Tx) => Promise<void>): Promise<AssignmentView> {
    return this.transactions.run(async (tx) => {
      await work(tx);
      return this.queries.getOwn(actor.id, id);
    });
  }
}
