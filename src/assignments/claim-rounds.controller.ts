import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers } from '../api/answers.decorator.js';
import { idParam, type IdParam } from '../api/id-param.schema.js';
import { wholeList } from '../common/page.js';
import { type ClaimRoundList, claimRoundList } from './assignments.schemas.js';
import { ClaimRoundsQueries } from './claim-rounds.queries.js';

@ApiTags('review')
@Controller('claims')
export class ClaimRoundsController {
  constructor(private readonly queries: ClaimRoundsQueries) {}

  @Get(':id/rounds')
  @Requires('round.read')
  @ApiOperation({ summary: 'The rounds of a claim, newest first' })
  @Answers(claimRoundList, { description: 'All of them.' })
  async list(@CurrentActor() actor: PersonActor, @Param({ schema: idParam }) { id }: IdParam): Promise<ClaimRoundList> {
    return wholeList(await this.queries.ofClaim(actor, id));
  }
}
