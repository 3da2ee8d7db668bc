import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Public, Requires } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers } from '../api/answers.decorator.js';
import { idParam, type IdParam } from '../api/id-param.schema.js';
import { Idempotent } from '../api/idempotent.decorator.js';
import { reasonBody } from '../claims/claims.schemas.js';
import type { Page } from '../common/page.js';
import { Transactions, type Tx } from '../database/transactions.js';
import { type CorrectionContent, CorrectionsService } from './corrections.service.js';
import { VerdictsQueries } from './verdicts.queries.js';
import {
  correctBody,
  correctionPage,
  correctionQuery,
  type CorrectionQuery,
  correctionView,
  type CorrectionView,
  retractBody,
} from './verdicts.schemas.js';

@ApiTags('corrections')
@Controller()
export class CorrectionsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly corrections: CorrectionsService,
    private readonly queries: VerdictsQueries,
  ) {}

  @Get('corrections')
  @Public()
  @ApiOperation({ summary: 'The public corrections log, newest first' })
  @Answers(correctionPage, { description: 'A page of applied corrections and retractions.' })
  list(
    @Query({ schema: correctionQuery.omit({ status: true }) }) query: Omit<CorrectionQuery, 'status'>,
  ): Promise<Page<CorrectionView>> {
    return this.queries.listCorrections({ ...query, status: 'APPLIED' });
  }

  @Get('correction-requests')
  @Requires('verdict.publish')
  @ApiOperation({ summary: 'Corrections and retractions that wait for a second person' })
  @Answers(correctionPage, { description: 'A page of requests.' })
  listRequests(
    @Query({ schema: correctionQuery.omit({ status: true }) }) query: Omit<CorrectionQuery, 'status'>,
  ): Promise<Page<CorrectionView>> {
    return this.queries.listCorrections({ ...query, status: 'REQUESTED' });
  }

  @Post('verdicts/:id/correct')
  @Requires('verdict.publish')
  @Idempotent()
  @ApiOperation({
    summary: 'Correct a published verdict',
    description: 'A CORRECTION (the conclusion changes) waits for a second person; other kinds are applied at once.',
  })
  @Answers(correctionView, { status: 201, description: 'The correction.', errors: [409, 422] })
  correct(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: correctBody }) body: CorrectionContent,
  ): Promise<CorrectionView> {
    return this.act((tx) => this.corrections.correct(tx, actor, id, body));
  }

  @Post('verdicts/:id/retract')
  @Requires('verdict.publish')
  @Idempotent()
  @ApiOperation({
    summary: 'Ask for the retraction of a published verdict',
    description: 'A second person approves it.',
  })
  @Answers(correctionView, { status: 201, description: 'The request.', errors: [409] })
  retract(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: retractBody }) body: { reason: string; reportedBy: string },
  ): Promise<CorrectionView> {
    return this.act((tx) => this.corrections.retract(tx, actor, id, body.reason, body.reportedBy));
  }

  @Post('corrections/:id/approve')
  @Requires('verdict.publish')
  @Idempotent()
  @ApiOperation({ summary: 'Approve a correction or retraction that somebody else asked for' })
  @Answers(correctionView, { description: 'The correction, APPLIED.', errors: [409] })
  approve(@CurrentActor() actor: PersonActor, @Param({ schema: idParam }) { id }: IdParam): Promise<CorrectionView> {
    return this.act(async (tx) => {
      await this.corrections.approve(tx, actor, id);
      return id;
    });
  }

  @Post('corrections/:id/refuse')
  @Requires('verdict.publish')
  @Idempotent()
  @ApiOperation({ summary: 'Refuse a correction or retraction that somebody else asked for' })
  @Answers(correctionView, { description: 'The correction, REFUSED.', errors: [409] })
  refuse(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: reasonBody }) body: { reason: string },
  ): Promise<CorrectionView> {
    return this.act(async (tx) => {
      await this.corrections.refuse(tx, actor, id, body.reason);
      return id;
    });
  }

  private act(work: (tx: Tx) => Promise<string>): Promise<CorrectionView> {
    return this.transactions.run(async (tx) => this.queries.getCorrection(await work(tx)));
  }
}
