import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../../access/access.decorators.js';
import type { PersonActor } from '../../access/actor.js';
import { Answers } from '../../api/answers.decorator.js';
import { idParam, type IdParam } from '../../api/id-param.schema.js';
import { Idempotent } from '../../api/idempotent.decorator.js';
import { reasonBody } from '../../claims/claims.schemas.js';
import type { Page } from '../../common/page.js';
import { Transactions } from '../../database/transactions.js';
import { GoldQueries } from './gold.queries.js';
import {
  goldBody,
  type GoldBody,
  goldPage,
  goldQuery,
  type GoldQuery,
  goldView,
  type GoldView,
} from './gold.schemas.js';
import { GoldAnswersService } from './gold-answers.service.js';

/** Claims with a known answer, by which raters are measured. For editors; raters never learn which they are. */
@ApiTags('review')
@Controller()
export class GoldController {
  constructor(
    private readonly transactions: Transactions,
    private readonly answers: GoldAnswersService,
    private readonly queries: GoldQueries,
  ) {}

  @Get('gold')
  @Requires('gold.manage')
  @ApiOperation({ summary: 'Claims with a known answer, newest first' })
  @Answers(goldPage, { description: 'A page of answers.' })
  list(@CurrentActor() actor: PersonActor, @Query({ schema: goldQuery }) query: GoldQuery): Promise<Page<GoldView>> {
    return this.queries.list(actor, query);
  }

  @Get('claims/:id/gold')
  @Requires('gold.manage')
  @ApiOperation({ summary: 'The known answer to a claim' })
  @Answers(goldView, { description: 'The newest version of the answer.' })
  get(@CurrentActor() actor: PersonActor, @Param({ schema: idParam }) { id }: IdParam): Promise<GoldView> {
    return this.queries.get(actor, id);
  }

  @Put('claims/:id/gold')
  @Requires('gold.manage')
  @ApiOperation({
    summary: 'Say what the right answer to a claim is, to measure raters with it',
    description: 'Each call is a new version, about the words as they are now; versions never change.',
  })
  @Answers(goldView, { description: 'The answer.', errors: [409, 422] })
  set(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: goldBody }) body: GoldBody,
  ): Promise<GoldView> {
    return this.transactions.run(async (tx) => {
      await this.answers.set(tx, actor, id, body);
      return this.queries.get(actor, id);
    });
  }

  @Post('claims/:id/gold/end')
  @Requires('gold.manage')
  @Idempotent()
  @ApiOperation({ summary: 'Give the claim out for measuring no more' })
  @Answers(goldView, { description: 'The answer, ended.', errors: [409] })
  end(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: reasonBody }) { reason }: { reason: string },
  ): Promise<GoldView> {
    return this.transactions.run(async (tx) => {
      await this.answers.end(tx, actor, id, reason);
      return this.queries.get(actor, id);
    });
  }
}
