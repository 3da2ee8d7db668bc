import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Requires } from '../access/access.decorators.js';
import { Answers } from '../api/answers.decorator.js';
import type { Page } from '../common/page.js';
import { SourcesQueries } from './sources.queries.js';
import { sourcePage, sourcesQuery, type SourcesQuery, type SourceView } from './sources.schemas.js';

@ApiTags('watching')
@Controller('sources')
export class SourcesController {
  constructor(private readonly queries: SourcesQueries) {}

  @Get()
  @Requires('watch.read')
  @ApiOperation({ summary: 'Sources, by name: how many documents each has, and how they are watched' })
  @Answers(sourcePage, { description: 'A page of sources.' })
  list(@Query({ schema: sourcesQuery }) query: SourcesQuery): Promise<Page<SourceView>> {
    return this.queries.list(query);
  }
}
