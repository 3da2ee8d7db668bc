import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers } from '../api/answers.decorator.js';
import { idParam, type IdParam } from '../api/id-param.schema.js';
import { wholeList } from '../common/page.js';
import { LikeClaimsQueries } from './like-claims.queries.js';
import { likeClaimList } from './restructuring.schemas.js';

/** What one looks at before two claims are merged. */
@ApiTags('claims')
@Controller('claims')
export class LikeClaimsController {
  constructor(private readonly queries: LikeClaimsQueries) {}

  @Get(':id/alike')
  @Requires('claim.triage')
  @ApiOperation({
    summary: 'Live claims that may say the same, the most similar first, at most 10',
    description: 'Told by the words they have in common; merge one into the other where it is so.',
  })
  @Answers(likeClaimList, { description: 'The claims.' })
  async alike(@CurrentActor() actor: PersonActor, @Param({ schema: idParam }) { id }: IdParam) {
    return wholeList(await this.queries.of(id, actor.id));
  }
}
