import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers } from '../api/answers.decorator.js';
import { idParam, type IdParam } from '../api/id-param.schema.js';
import { Idempotent } from '../api/idempotent.decorator.js';
import { reasonBody } from '../claims/claims.schemas.js';
import { type Page, pageQuery, type PageQuery } from '../common/page.js';
import { Transactions, type Tx } from '../database/transactions.js';
import { ReviewDatesService } from './review-dates.service.js';
import { VerdictsQueries } from './verdicts.queries.js';
import {
  approveBody,
  reviewDateBody,
  type ReviewDateBody,
  verdictPage,
  verdictQuery,
  type VerdictQuery,
  verdictView,
  type VerdictView,
} from './verdicts.schemas.js';
import { type ApprovalContent, VerdictsService } from './verdicts.service.js';

@ApiTags('verdicts')
@Controller('verdicts')
export class VerdictsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly verdicts: VerdictsService,
    private readonly reviewDates: ReviewDatesService,
    private readonly queries: VerdictsQueries,
  ) {}

  @Get()
  @Requires('verdict.read')
  @ApiOperation({ summary: 'Verdicts, newest first' })
  @Answers(verdictPage, { description: 'A page of verdicts.' })
  list(
    @CurrentActor() actor: PersonActor,
    @Query({ schema: verdictQuery }) query: VerdictQuery,
  ): Promise<Page<VerdictView>> {
    return this.queries.list(query, actor.id);
  }

  @Get('due-for-review')
  @Requires('verdict.publish')
  @ApiOperation({
    summary: 'Published verdicts that should be looked at again, longest due first',
    description: 'A verdict that is due still stands: it is neither stale nor hidden.',
  })
  @Answers(verdictPage, { description: 'A page of verdicts.' })
  listDue(
    @CurrentActor() actor: PersonActor,
    @Query({ schema: pageQuery }) query: PageQuery,
  ): Promise<Page<VerdictView>> {
    return this.queries.dueForReview(query, actor.id);
  }

  @Get(':id')
  @Requires('verdict.read')
  @ApiOperation({ summary: 'One verdict' })
  @Answers(verdictView, { description: 'The verdict.' })
  get(@CurrentActor() actor: PersonActor, @Param({ schema: idParam }) { id }: IdParam): Promise<VerdictView> {
    return this.queries.get(id, actor.id);
  }

  @Post(':id/approve')
  @Requires('verdict.approve')
  @Idempotent()
  @ApiOperation({
    summary: 'Approve a proposed verdict (second pair of eyes)',
    description: 'Not by one of its raters or its adjudicator.',
  })
  @Answers(verdictView, { description: 'The verdict, APPROVED.', errors: [409] })
  approve(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: approveBody.default({}) }) body: ApprovalContent,
  ): Promise<VerdictView> {
    return this.act(actor, id, (tx) => this.verdicts.approve(tx, actor, id, body));
  }

  @Post(':id/refuse')
  @Requires('verdict.approve')
  @Idempotent()
  @ApiOperation({
    summary: 'Refuse a proposed verdict',
    description: 'The claim goes to adjudication with the reason.',
  })
  @Answers(verdictView, { description: 'The verdict, WITHDRAWN.', errors: [409] })
  refuse(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: reasonBody }) body: { reason: string },
  ): Promise<VerdictView> {
    return this.act(actor, id, (tx) => this.verdicts.refuse(tx, actor, id, body.reason));
  }

  @Post(':id/publish')
  @Requires('verdict.publish')
  @Idempotent()
  @ApiOperation({ summary: 'Publish an approved verdict under a permanent report number' })
  @Answers(verdictView, { description: 'The verdict, PUBLISHED.', errors: [409, 422] })
  publish(@CurrentActor() actor: PersonActor, @Param({ schema: idParam }) { id }: IdParam): Promise<VerdictView> {
    return this.act(actor, id, (tx) => this.verdicts.publish(tx, actor, id));
  }

  @Post(':id/withdraw')
  @Requires('verdict.approve')
  @Idempotent()
  @ApiOperation({ summary: 'Take back a verdict that is not published yet' })
  @Answers(verdictView, { description: 'The verdict, WITHDRAWN.', errors: [409] })
  withdraw(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: reasonBody }) body: { reason: string },
  ): Promise<VerdictView> {
    return this.act(actor, id, (tx) => this.verdicts.withdraw(tx, actor, id, body.reason));
  }

  @Post(':id/review-date')
  @Requires('verdict.publish')
  @Idempotent()
  @ApiOperation({
    summary: 'Say from when a published verdict should be looked at again',
    description: 'Extending means: it was looked at, and it stands. If it does not, correct it or open a new round.',
  })
  @Answers(verdictView, { description: 'The verdict.', errors: [409, 422] })
  setReviewDate(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: reviewDateBody }) body: ReviewDateBody,
  ): Promise<VerdictView> {
    return this.act(actor, id, (tx) => this.reviewDates.set(tx, actor, id, body.reviewBy, body.reason));
  }

  private act(actor: PersonActor, id: string, work: (tx: Tx) => Promise<void>): Promise<VerdictView> {
    return this.transactions.run(async (tx) => {
      await work(tx);
      return this.queries.get(id, actor.id);
    });
  }
}
