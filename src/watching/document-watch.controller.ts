import { Body, Controller, Delete, Get, Headers, Param, Post, Put } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers, AnswersNothing } from '../api/answers.decorator.js';
import { idParam, type IdParam } from '../api/id-param.schema.js';
import { parseIfMatch } from '../api/if-match.decorator.js';
import { Transactions, type Tx } from '../database/transactions.js';
import { watchNotFound } from './watching.errors.js';
import { WatchesQueries } from './watches.queries.js';
import { watchBody, type WatchBody, watchView, type WatchView } from './watches.schemas.js';
import { WatchesService } from './watches.service.js';

const IF_MATCH = { name: 'If-Match', required: false, description: 'ETag of the watch you read.' };

@ApiTags('watching')
@Controller('documents/:id/watch')
export class DocumentWatchController {
  constructor(
    private readonly transactions: Transactions,
    private readonly watches: WatchesService,
    private readonly queries: WatchesQueries,
  ) {}

  @Get()
  @Requires('watch.read')
  @ApiOperation({ summary: 'How the page of a document is watched, and how its checks go' })
  @Answers(watchView, { description: 'The watch.' })
  async get(@Param({ schema: idParam }) { id }: IdParam): Promise<WatchView> {
    const watch = await this.queries.find(id);
    if (!watch) throw watchNotFound();
    return watch;
  }

  @Put()
  @Requires('watch.manage')
  @ApiOperation({
    summary: 'Watch the page of a document, or change how',
    description: 'From then on this setting counts, whatever that of its source. The document needs an address.',
  })
  @ApiHeader(IF_MATCH)
  @Answers(watchView, { description: 'The watch.', errors: [409, 412, 422] })
  put(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: watchBody }) body: WatchBody,
  ): Promise<WatchView> {
    return this.change(id, (tx) => this.watches.set(tx, actor, id, body, edited(ifMatch)));
  }

  @Delete()
  @Requires('watch.manage')
  @ApiOperation({ summary: 'Watch the page of a document no more' })
  @ApiHeader(IF_MATCH)
  @AnswersNothing({ description: 'It is not watched. A check under way writes nothing.', errors: [409, 412] })
  remove(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    return this.transactions.run((tx) => this.watches.remove(tx, actor, id, edited(ifMatch)));
  }

  @Post('pause')
  @Requires('watch.manage')
  @ApiOperation({ summary: 'Pause the watch of a document' })
  @Answers(watchView, { description: 'The watch. A check under way writes nothing.' })
  pause(@CurrentActor() actor: PersonActor, @Param({ schema: idParam }) { id }: IdParam): Promise<WatchView> {
    return this.change(id, (tx) => this.watches.setPaused(tx, actor, id, true));
  }

  @Post('resume')
  @Requires('watch.manage')
  @ApiOperation({ summary: 'Resume the watch of a document' })
  @Answers(watchView, { description: 'The watch; its next check is within one interval.' })
  resume(@CurrentActor() actor: PersonActor, @Param({ schema: idParam }) { id }: IdParam): Promise<WatchView> {
    return this.change(id, (tx) => this.watches.setPaused(tx, actor, id, false));
  }

  @Post('check')
  @Requires('watch.manage')
  @ApiOperation({ summary: 'Check the page of a document as soon as its site’s turn comes' })
  @Answers(watchView, { status: 202, description: 'The watch.', errors: [409] })
  check(@CurrentActor() actor: PersonActor, @Param({ schema: idParam }) { id }: IdParam): Promise<WatchView> {
    return this.change(id, (tx) => this.watches.checkNow(tx, actor, id));
  }

  private change(id: string, work: (tx: Tx) => Promise<void>): Promise<WatchView> {
    return this.transactions.run(async (tx) => {
      await work(tx);
      return this.get({ id });
    });
  }
}

const edited = (ifMatch: string | undefined): number | null => (ifMatch === undefined ? null : parseIfMatch(ifMatch));
