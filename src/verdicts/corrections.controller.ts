import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Public, Requires } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers } from '../api/answers.decorator.js';
import { idParam, type IdParam } from '../api/id-param.schema.js';
import { Idempotent } from '../api/idempotent.decorator.js';
import { reasonBody } from '../claims/claims.schemas.js';
import { type Page, pageQuery, type PageQuery } from '../common/page.js';
import { Transactions, type Tx } from '../database/transactions.js';
import { CorrectionsQueries } from './corrections.queries.js';
import { CorrectionsService } from './corrections.service.js';
import {
  correctBody,
  type CorrectBody,
  correctionPage,
  correctionRequestPage,
  correctionRequestView,
  type CorrectionRequestView,
  type CorrectionView,
  retractBody,
  type RetractBody,
} from './verdicts.schemas.js';

@ApiTags('corrections')
@Controller()
export class CorrectionsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly corrections: CorrectionsService,
    private readonly queries: CorrectionsQueries,
  ) {}

  @Get('corrections')
  @Public()
  @ApiOperation({ summary: 'The public corrections log, newest first' })
  @Answers(correctionPage, { description: 'A page of applied corrections and retractions.' })
  list(@Query({ schema: pageQuery }) query: PageQuery): Promise<Page<CorrectionView>> {
    return this.queries.log(query);
  }

  @Get('correction-requests')
  @Requires('verdict.publish')
  @ApiOperation({ summary: 'Corrections and retractions that wait for a second person' })
  @Answers(correctionRequestPage, { description: 'A page of requests.' })
  listRequests(
    @CurrentActor() actor: PersonActor,
    @Query({ schema: pageQuery }) query: PageQuery,
  ): Promise<Page<CorrectionRequestView>> {
    return this.queries.open(query, actor.id);
  }

  @Post('verdicts/:id/correct')
  @Requires('verdict.publish')
  @Idempotent()
  @ApiOperation({
    summary: 'Correct a published verdict',
    description:
      'What changes the conclusion (always a CORRECTION, perhaps an UPDATE) waits for a second person; the rest is applied at once.',
  })
  @Answers(correctionRequestView, { status: 201, description: 'The correction.', errors: [409, 422] })
  correct(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: correctBody }) body: CorrectBody,
  ): Promise<CorrectionRequestView> {
    return this.act(actor, (tx) => this.corrections.correct(tx, actor, id, { ...body, ...received(body) }));
  }

  @Post('verdicts/:id/retract')
  @Requires('verdict.publish')
  @Idempotent()
  @ApiOperation({
    summary: 'Ask for the retraction of a published verdict',
    description: 'A second person approves it.',
  })
  @Answers(correctionRequestView, { status: 201, description: 'The request.', errors: [409] })
  retract(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: retractBody }) body: RetractBody,
  ): Promise<CorrectionRequestView> {
    return this.act(actor, (tx) => this.corrections.retract(tx, actor, id, { ...body, ...received(body) }));
  }

  @Post('corrections/:id/approve')
  @Requires('verdict.publish')
  @Idempotent()
  @ApiOperation({ summary: 'Approve a correction or retraction that somebody else asked for' })
  @Answers(correctionRequestView, { description: 'The correction, APPLIED.', errors: [409] })
  approve(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
  ): Promise<CorrectionRequestView> {
    return this.act(actor, async (tx) => {
      await this.corrections.approve(tx, actor, id);
      return id;
    });
  }

  @Post('corrections/:id/refuse')
  @Requires('verdict.publish')
  @Idempotent()
  @ApiOperation({ summary: 'Refuse a correction or retraction that somebody else asked for' })
  @Answers(correctionRequestView, { description: 'The correction, REFUSED.', errors: [409] })
  refuse(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: reasonBody }) body: { reason: string },
  ): Promise<CorrectionRequestView> {
    return this.act(actor, async (tx) => {
      await this.corrections.refuse(tx, actor, id, body.reason);
      return id;
    });
  }

  @Post('corrections/:id/withdraw')
  @Requires('verdict.publish')
  @Idempotent()
  @ApiOperation({ summary: 'Take back a correction or retraction that you asked for' })
  @Answers(correctionRequestView, { description: 'The correction, WITHDRAWN.', errors: [409] })
  withdraw(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: reasonBody }) body: { reason: string },
  ): Promise<CorrectionRequestView> {
    return this.act(actor, async (tx) => {
      await this.corrections.withdraw(tx, actor, id, body.reason);
      return id;
    });
  }

  private act(actor: PersonActor, work: (tx: Tx) => Promise<string>): Promise<CorrectionRequestView> {
    return this.transactions.run(async (tx) => this.queries.get(await work(tx), actor.id));
  }
}

const received = ({ receivedAt }: { receivedAt?: string | undefined }) => ({
  receivedAt: receivedAt === undefined ? undefined : new Date(receivedAt),
});
