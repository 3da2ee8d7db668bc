import { Body, Controller, Delete, Get, Headers, Param, Patch, Post, Query, UseInterceptors } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers, AnswersNothing } from '../api/answers.decorator.js';
import { idParam, type IdParam } from '../api/id-param.schema.js';
import { Idempotent } from '../api/idempotent.decorator.js';
import { IfMatch, parseIfMatch } from '../api/if-match.decorator.js';
import { type Page, pageQuery, type PageQuery } from '../common/page.js';
import { Transactions } from '../database/transactions.js';
import { RefusedAddressInterceptor } from '../documents/refused-address.interceptor.js';
import { FeedsQueries } from './feeds.queries.js';
import {
  changeFeedBody,
  type ChangeFeedBody,
  createFeedBody,
  type CreateFeedBody,
  feedPage,
  feedView,
  type FeedView,
} from './feeds.schemas.js';
import { FeedsService } from './feeds.service.js';
import { feedNotFound } from './watching.errors.js';

@ApiTags('watching')
@Controller('feeds')
export class FeedsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly feeds: FeedsService,
    private readonly queries: FeedsQueries,
  ) {}

  @Post()
  @Requires('watch.manage')
  @Idempotent()
  @UseInterceptors(RefusedAddressInterceptor)
  @ApiOperation({
    summary: 'Poll a feed for new documents',
    description: 'RSS, Atom, JSON Feed, a sitemap or an index of sitemaps.',
  })
  @Answers(feedView, { status: 201, description: 'The feed; its first poll follows soon.', errors: [409, 422] })
  create(
    @CurrentActor() actor: PersonActor,
    @Body({ schema: createFeedBody }) body: CreateFeedBody,
  ): Promise<FeedView> {
    return this.transactions.run(async (tx) => this.get({ id: await this.feeds.create(tx, actor, body) }));
  }

  @Get()
  @Requires('watch.read')
  @ApiOperation({ summary: 'Feeds, newest first' })
  @Answers(feedPage, { description: 'A page of feeds.' })
  list(@Query({ schema: pageQuery }) query: PageQuery): Promise<Page<FeedView>> {
    return this.queries.list(query);
  }

  @Get(':id')
  @Requires('watch.read')
  @ApiOperation({ summary: 'One feed, and how its polls go' })
  @Answers(feedView, { description: 'The feed.' })
  async get(@Param({ schema: idParam }) { id }: IdParam): Promise<FeedView> {
    const feed = await this.queries.find(id);
    if (!feed) throw feedNotFound();
    return feed;
  }

  @Patch(':id')
  @Requires('watch.manage')
  @ApiOperation({ summary: 'Change a feed, pause or resume it' })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The ETag of your last read.' })
  @Answers(feedView, { description: 'The changed feed.', errors: [412, 428] })
  change(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @IfMatch() version: number,
    @Body({ schema: changeFeedBody }) body: ChangeFeedBody,
  ): Promise<FeedView> {
    return this.transactions.run(async (tx) => {
      await this.feeds.change(tx, actor, id, version, body);
      return this.get({ id });
    });
  }

  @Delete(':id')
  @Requires('watch.manage')
  @ApiOperation({ summary: 'Remove a feed and its entries; documents that came from it stay' })
  @ApiHeader({ name: 'If-Match', required: false, description: 'The ETag of your last read.' })
  @AnswersNothing({ description: 'It is removed.', errors: [412] })
  remove(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    const edited = ifMatch === undefined ? null : parseIfMatch(ifMatch);
    return this.transactions.run((tx) => this.feeds.remove(tx, actor, id, edited));
  }

  @Post(':id/check')
  @Requires('watch.manage')
  @ApiOperation({ summary: 'Poll a feed as soon as its site’s turn comes' })
  @Answers(feedView, { status: 202, description: 'The feed.', errors: [409] })
  check(@CurrentActor() actor: PersonActor, @Param({ schema: idParam }) { id }: IdParam): Promise<FeedView> {
    return this.transactions.run(async (tx) => {
      await this.feeds.checkNow(tx, actor, id);
      return this.get({ id });
    });
  }
}
