import { Controller, Get, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers } from '../api/answers.decorator.js';
import { idParam, type IdParam } from '../api/id-param.schema.js';
import { Idempotent } from '../api/idempotent.decorator.js';
import type { Page } from '../common/page.js';
import { Transactions, type Tx } from '../database/transactions.js';
import { RefusedAddressInterceptor } from '../documents/refused-address.interceptor.js';
import { FeedsQueries } from './feeds.queries.js';
import {
  entriesQuery,
  type EntriesQuery,
  entryPage,
  entryParams,
  type EntryParams,
  entryView,
  type EntryView,
} from './feeds.schemas.js';
import { FeedsService } from './feeds.service.js';
import { entryNotFound, feedNotFound } from './watching.errors.js';

@ApiTags('watching')
@Controller('feeds/:id/entries')
export class FeedEntriesController {
  constructor(
    private readonly transactions: Transactions,
    private readonly feeds: FeedsService,
    private readonly queries: FeedsQueries,
  ) {}

  @Get()
  @Requires('watch.read')
  @ApiOperation({ summary: 'What a feed had, last seen first' })
  @Answers(entryPage, { description: 'A page of entries.' })
  async list(
    @Param({ schema: idParam }) { id }: IdParam,
    @Query({ schema: entriesQuery }) query: EntriesQuery,
  ): Promise<Page<EntryView>> {
    const page = await this.queries.entries(id, query);
    if (page.items.length === 0 && !(await this.queries.find(id))) throw feedNotFound();
    return page;
  }

  @Post(':entryId/accept')
  @Requires('watch.manage')
  @Idempotent()
  @UseInterceptors(RefusedAddressInterceptor)
  @ApiOperation({ summary: 'Take the page of an entry in, as a document' })
  @Answers(entryView, { description: 'INGESTED, or DUPLICATE with the document the desk has.', errors: [409, 422] })
  accept(@CurrentActor() actor: PersonActor, @Param({ schema: entryParams }) params: EntryParams): Promise<EntryView> {
    return this.decide(params, (tx) => this.feeds.accept(tx, actor, params.id, params.entryId));
  }

  @Post(':entryId/dismiss')
  @Requires('watch.manage')
  @ApiOperation({ summary: 'Say no to a suggested entry' })
  @Answers(entryView, { description: 'DISMISSED.', errors: [409] })
  dismiss(@CurrentActor() actor: PersonActor, @Param({ schema: entryParams }) params: EntryParams): Promise<EntryView> {
    return this.decide(params, (tx) => this.feeds.dismiss(tx, actor, params.id, params.entryId));
  }

  private decide({ id, entryId }: EntryParams, work: (tx: Tx) => Promise<void>): Promise<EntryView> {
    return this.transactions.run(async (tx) => {
      await work(tx);
      const entry = await this.queries.findEntry(id, entryId);
      if (!entry) throw entryNotFound();
      return entry;
    });
  }
}
