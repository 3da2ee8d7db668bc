import { Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers } from '../api/answers.decorator.js';
import { idParam, type IdParam } from '../api/id-param.schema.js';
import { Idempotent } from '../api/idempotent.decorator.js';
import { Transactions } from '../database/transactions.js';
import { PublicationScheduleService } from './publication-schedule.service.js';
import { VerdictsQueries } from './verdicts.queries.js';
import { scheduleBody, type ScheduleBody, verdictView, type VerdictView } from './verdicts.schemas.js';

@ApiTags('verdicts')
@Controller('verdicts')
export class PublicationScheduleController {
  constructor(
    private readonly transactions: Transactions,
    private readonly schedule: PublicationScheduleService,
    private readonly queries: VerdictsQueries,
  ) {}

  @Post(':id/schedule')
  @Requires('verdict.publish')
  @Idempotent()
  @ApiOperation({
    summary: 'Publish an approved verdict by itself at a set time',
    description:
      'Everything is checked now and again at that time. If it does not hold then, the desk is told instead.',
  })
  @Answers(verdictView, { description: 'The verdict, still APPROVED.', errors: [409, 422] })
  set(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: scheduleBody }) body: ScheduleBody,
  ): Promise<VerdictView> {
    return this.transactions.run(async (tx) => {
      await this.schedule.schedule(tx, actor, id, body);
      return this.queries.get(id, actor.id);
    });
  }

  @Delete(':id/schedule')
  @HttpCode(200)
  @Requires('verdict.publish')
  @ApiOperation({ summary: 'Leave it to a person again when a verdict is published' })
  @Answers(verdictView, { description: 'The verdict, still APPROVED.', errors: [409] })
  cancel(@CurrentActor() actor: PersonActor, @Param({ schema: idParam }) { id }: IdParam): Promise<VerdictView> {
    return this.transactions.run(async (tx) => {
      await this.schedule.cancel(tx, actor, id);
      return this.queries.get(id, actor.id);
    });
  }
}
