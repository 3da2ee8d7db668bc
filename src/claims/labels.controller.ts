import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers } from '../api/answers.decorator.js';
import type { Page } from '../common/page.js';
import { LabelsQueries } from './labels.queries.js';
import { type ExtractionLabel, labelPage, labelQuery, type LabelQuery } from './labels.schemas.js';

@ApiTags('claims')
@Controller('labels')
export class LabelsController {
  constructor(private readonly queries: LabelsQueries) {}

  @Get('extraction')
  @Requires('label.export')
  @ApiOperation({
    summary: 'Sentences with what the extractor said and what the desk decided, oldest decision first',
    description:
      'The latest decision on each claim. Claims the caller rates are left out until they are published. `claimdesk labels export` writes the same as JSON lines or CSV.',
  })
  @Answers(labelPage, { description: 'A page of labelled sentences.' })
  extraction(
    @CurrentActor() actor: PersonActor,
    @Query({ schema: labelQuery }) query: LabelQuery,
  ): Promise<Page<ExtractionLabel>> {
    return this.queries.list(query, actor.id);
  }
}
