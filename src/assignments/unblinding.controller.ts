import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers } from '../api/answers.decorator.js';
import { idParam, type IdParam } from '../api/id-param.schema.js';
import { Idempotent } from '../api/idempotent.decorator.js';
import { Transactions } from '../database/transactions.js';
import { roundView, type RoundView, unblindBody } from './assignments.schemas.js';
import { RoundsQueries } from './rounds.queries.js';
import { UnblindingService } from './unblinding.service.js';

@ApiTags('review')
@Controller('rounds')
export class UnblindingController {
  constructor(
    private readonly transactions: Transactions,
    private readonly unblinding: UnblindingService,
    private readonly queries: RoundsQueries,
  ) {}

  @Post(':id/unblind')
  @Requires('round.unblind')
  @Idempotent()
  @ApiOperation({
    summary: 'Break the glass: read the ratings of a round before its reveal',
    description:
      'Cannot be undone. The round no longer counts for agreement, its report says so, all editors are told, and you can no longer rate, adjudicate or approve on the claim.',
  })
  @Answers(roundView, { description: 'The round, with its ratings and the names.', errors: [409] })
  unblind(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: unblindBody }) body: { reason: string },
  ): Promise<RoundView> {
    return this.transactions.run(async (tx) => {
      await this.unblinding.unblind(tx, actor, id, body.reason);
      return this.queries.get(actor, id);
    });
  }
}
