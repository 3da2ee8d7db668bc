import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers } from '../api/answers.decorator.js';
import { wholeList } from '../common/page.js';
import { AgeingQueries } from './ageing.queries.js';
import { ageingList } from './ageing.schemas.js';
import { WorkQueries } from './work.queries.js';
import {
  stagesQuery,
  type StagesQuery,
  stageTimes,
  throughputList,
  throughputQuery,
  type ThroughputQuery,
  workloadList,
} from './work.schemas.js';

@ApiTags('insight')
@Controller('stats')
export class WorkController {
  constructor(
    private readonly stats: WorkQueries,
    private readonly waiting: AgeingQueries,
  ) {}

  @Get('throughput')
  @Requires('stats.read')
  @ApiOperation({ summary: 'How much was done, by day, week or month' })
  @Answers(throughputList, { description: 'Every period of the span, oldest first.' })
  async throughput(@CurrentActor() actor: PersonActor, @Query({ schema: throughputQuery }) query: ThroughputQuery) {
    return wholeList(await this.stats.throughput(query, actor.id));
  }

  @Get('stages')
  @Requires('stats.read')
  @ApiOperation({ summary: 'How long each stage took, of the claims first published in a span of time' })
  @Answers(stageTimes, { description: 'The stages in their order; the last one is all of them together.' })
  async stages(@CurrentActor() actor: PersonActor, @Query({ schema: stagesQuery }) query: StagesQuery) {
    return wholeList(await this.stats.stages(query, actor.id));
  }

  @Get('ageing')
  @Requires('stats.read')
  @ApiOperation({ summary: 'For how long claims have waited in the state they are in' })
  @Answers(ageingList, { description: 'Every state in which claims wait, in the order of the work.' })
  async ageing(@CurrentActor() actor: PersonActor) {
    return wholeList(await this.waiting.ageing(actor.id));
  }

  @Get('workload')
  @Requires('stats.read')
  @ApiOperation({ summary: 'What lies with whom', description: 'Counts only; nobody is ranked.' })
  @Answers(workloadList, { description: 'Everybody who rates, by name.' })
  async workload(@CurrentActor() actor: PersonActor) {
    return wholeList(await this.stats.workload(actor.id));
  }
}
