import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers, AnswersNothing } from '../api/answers.decorator.js';
import { idParam, type IdParam } from '../api/id-param.schema.js';
import { Idempotent } from '../api/idempotent.decorator.js';
import { roundView, type RoundView } from '../assignments/assignments.schemas.js';
import { RoundsQueries } from '../assignments/rounds.queries.js';
import { type Page, pageQuery, type PageQuery, wholeList } from '../common/page.js';
import { Transactions } from '../database/transactions.js';
import { AdjudicationQueries } from './adjudication.queries.js';
import { AdjudicationQueueQueries } from './adjudication-queue.queries.js';
import { type QueuedRound, queuedRoundPage } from './adjudication-queue.schemas.js';
import { type AdjudicationContent, AdjudicationService } from './adjudication.service.js';
import {
  adjudicationBody,
  type GuidelineGap,
  guidelineGapPage,
  returnBody,
  similarClaims,
} from './verdicts.schemas.js';

@ApiTags('review')
@Controller()
export class AdjudicationController {
  constructor(
    private readonly transactions: Transactions,
    private readonly adjudication: AdjudicationService,
    private readonly rounds: RoundsQueries,
    private readonly queries: AdjudicationQueries,
    private readonly queues: AdjudicationQueueQueries,
  ) {}

  @Get('adjudication-queue')
  @Requires('adjudication.decide')
  @ApiOperation({
    summary: 'Claims that wait for an adjudicator and that you may settle',
    description: 'Least agreement first, then what waits longest.',
  })
  @Answers(queuedRoundPage, { description: 'A page of rounds.' })
  queue(
    @CurrentActor() actor: PersonActor,
    @Query({ schema: pageQuery }) query: PageQuery,
  ): Promise<Page<QueuedRound>> {
    return this.queues.page(query, actor.id);
  }

  @Post('rounds/:id/adjudication')
  @Requires('adjudication.decide')
  @Idempotent()
  @ApiOperation({ summary: 'Settle a disagreement, or a refused verdict' })
  @Answers(roundView, { status: 201, description: 'The round, REVEALED; a verdict is proposed.', errors: [409, 422] })
  adjudicate(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: adjudicationBody }) body: AdjudicationContent,
  ): Promise<RoundView> {
    return this.transactions.run(async (tx) => {
      await this.adjudication.adjudicate(tx, actor, id, body);
      return this.rounds.get(actor, id);
    });
  }

  @Get('rounds/:id/similar')
  @Requires('round.read')
  @ApiOperation({
    summary: 'Similar claims that have a verdict',
    description: 'How the desk rated them, so that like is rated alike. At most 10, the most similar first.',
  })
  @Answers(similarClaims, { description: 'The claims.' })
  async similar(@CurrentActor() actor: PersonActor, @Param({ schema: idParam }) { id }: IdParam) {
    return wholeList(await this.queries.similar(id, actor.id));
  }

  @Get('guideline-gaps')
  @Requires('verdict.read')
  @ApiOperation({ summary: 'Gaps in the guidelines that adjudicators flagged, newest first' })
  @Answers(guidelineGapPage, { description: 'A page of gaps.' })
  guidelineGaps(
    @CurrentActor() actor: PersonActor,
    @Query({ schema: pageQuery }) query: PageQuery,
  ): Promise<Page<GuidelineGap>> {
    return this.queries.guidelineGaps(query, actor.id);
  }

  @Post('assignments/:id/return')
  @Requires('adjudication.decide')
  @Idempotent()
  @ApiOperation({ summary: 'Return a review to its rater for a reason of form' })
  @AnswersNothing({ description: 'Returned; the round is open again.', errors: [409] })
  async returnReview(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: returnBody }) body: { reason: string; note: string },
  ): Promise<void> {
    await this.transactions.run((tx) => this.adjudication.returnReview(tx, actor, id, body.reason, body.note));
  }
}
