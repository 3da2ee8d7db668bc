import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers } from '../api/answers.decorator.js';
import { wholeList } from '../common/page.js';
import { GoldStatsQueries } from './gold.queries.js';
import { goldAccuracyList, goldStatsQuery, type GoldStatsQuery } from './gold.schemas.js';

@ApiTags('insight')
@Controller('stats/gold')
export class GoldStatsController {
  constructor(private readonly stats: GoldStatsQueries) {}

  @Get()
  @Requires('agreement.people')
  @ApiOperation({
    summary: 'How each reviewer does on claims with a known answer, by name',
    description: 'With Wilson’s 95 % interval. This is no ranking: the order is that of the names.',
  })
  @Answers(goldAccuracyList, { description: 'Everybody who was given one.' })
  async accuracy(@CurrentActor() actor: PersonActor, @Query({ schema: goldStatsQuery }) query: GoldStatsQuery) {
    return wholeList(await this.stats.accuracy(actor.id, query));
  }
}
