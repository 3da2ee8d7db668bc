import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Requires } from '../access/access.decorators.js';
import { Answers } from '../api/answers.decorator.js';
import type { Page } from '../common/page.js';
import { SourcesQueries } from './sources.queries.js';
import { type SourceListItem, sourcePage, sourcesQuery, type SourcesQuery } from './sources.schemas.js';

@ApiTags('documents')
@Controller('sources')
export class SourcesController {
  constructor(private readonly queries: SourcesQueries) {}

  @Get()
  @Requires('document.read')
  @ApiOperation({ summary: 'Where documents come from, by name' })
  @Answers(sourcePage, { description: 'A page of sources.' })
  list(@Query({ schema: sourcesQuery }) query: SourcesQuery): Promise<Page<SourceListItem>> {
    return this.queries.list(query);
  }
}
