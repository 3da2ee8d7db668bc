import { Body, Controller, Delete, Get, Headers, Param, Post, Put, Query } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers, AnswersNothing } from '../api/answers.decorator.js';
import { idParam, type IdParam } from '../api/id-param.schema.js';
import { parseIfMatch } from '../api/if-match.decorator.js';
import type { Page } from '../common/page.js';
import { Transactions } from '../database/transactions.js';
import { SourceWatchesService } from './source-watches.service.js';
import { sourceWatchNotFound } from './watching.errors.js';
import { WatchesQueries } from './watches.queries.js';
import {
  sourceWatchView,
  type SourceWatchView,
  watchBody,
  type WatchBody,
  watchesQuery,
  type WatchesQuery,
  watchPage,
  type WatchView,
} from './watches.schemas.js';

const IF_MATCH = { name: 'If-Match', required: false, description: 'ETag of the source’s watch you read.' };

@ApiTags('watching')
@Controller()
export class WatchesController {
  constructor(
    private readonly transactions: Transactions,
    private readonly sources: SourceWatchesService,
    private readonly queries: WatchesQueries,
  ) {}

  @Get('watches')
  @Requires('watch.read')
  @ApiOperation({ summary: 'Watched documents, newest watch first' })
  @Answers(watchPage, { description: 'A page of watches.' })
  list(@Query({ schema: watchesQuery }) query: WatchesQuery): Promise<Page<WatchView>> {
    return this.queries.list(query);
  }

  @Get('sources/:id/watch')
  @Requires('watch.read')
  @ApiOperation({ summary: 'How the documents of a source are watched' })
  @Answers(sourceWatchView, { description: 'The watch of the source.' })
  async get(@Param({ schema: idParam }) { id }: IdParam): Promise<SourceWatchView> {
    const rule = await this.queries.findSource(id);
    if (!rule) throw sourceWatchNotFound();
    return rule;
  }

  @Put('sources/:id/watch')
  @Requires('watch.manage')
  @ApiOperation({
    summary: 'Watch all documents of a source, or change how',
    description: 'Also those that come in later, within a minute. Documents with a setting of their own keep it.',
  })
  @ApiHeader(IF_MATCH)
  @Answers(sourceWatchView, { description: 'The watch of the source.', errors: [412] })
  put(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: watchBody }) body: WatchBody,
  ): Promise<SourceWatchView> {
    return this.transactions.run(async (tx) => {
      await this.sources.set(tx, actor, id, body, edited(ifMatch));
      return this.get({ id });
    });
  }

  @Delete('sources/:id/watch')
  @Requires('watch.manage')
  @ApiOperation({ summary: 'Watch a source no more' })
  @ApiHeader(IF_MATCH)
  @AnswersNothing({ description: 'Only documents with a setting of their own are still watched.', errors: [412] })
  remove(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    return this.transactions.run((tx) => this.sources.remove(tx, actor, id, edited(ifMatch)));
  }

  @Post('sources/:id/watch/pause')
  @Requires('watch.manage')
  @ApiOperation({ summary: 'Pause every watch of a source, also those set by hand' })
  @AnswersNothing({ description: 'They are paused.' })
  pause(@CurrentActor() actor: PersonActor, @Param({ schema: idParam }) { id }: IdParam): Promise<void> {
    return this.transactions.run((tx) => this.sources.setPaused(tx, actor, id, true));
  }

  @Post('sources/:id/watch/resume')
  @Requires('watch.manage')
  @ApiOperation({ summary: 'Resume every watch of a source' })
  @AnswersNothing({ description: 'They are resumed; their next checks are spread over one interval.' })
  resume(@CurrentActor() actor: PersonActor, @Param({ schema: idParam }) { id }: IdParam): Promise<void> {
    return this.transactions.run((tx) => this.sources.setPaused(tx, actor, id, false));
  }
}

const edited = (ifMatch: string | undefined): number | null => (ifMatch === undefined ? null : parseIfMatch(ifMatch));
