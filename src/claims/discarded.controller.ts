import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Requires } from '../access/access.decorators.js';
import { Answers } from '../api/answers.decorator.js';
import { idParam, type IdParam } from '../api/id-param.schema.js';
import { AppError } from '../common/app-error.js';
import { DiscardedQueries } from './discarded.queries.js';
import { discardedPage, type DiscardedPage, discardedQuery, type DiscardedQuery } from './discarded.schemas.js';

@ApiTags('claims')
@Controller('documents')
export class DiscardedController {
  constructor(private readonly queries: DiscardedQueries) {}

  @Get(':id/discarded')
  @Requires('claim.triage')
  @ApiOperation({
    summary: 'Sentences that were not picked, and why, best score first',
    description:
      'Of the last search of the document. To take one as a claim, send its `start`, `end` and `versionNumber` to POST /documents/{id}/claims.',
  })
  @Answers(discardedPage, { description: 'A page of sentences, and of which search they are.' })
  async list(
    @Param({ schema: idParam }) { id }: IdParam,
    @Query({ schema: discardedQuery }) query: DiscardedQuery,
  ): Promise<DiscardedPage> {
    const page = await this.queries.list(id, query);
    if (!page) throw new AppError('NOT_FOUND', 'There is no such document.');
    return page;
  }
}
