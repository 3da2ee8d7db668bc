import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../../access/access.decorators.js';
import type { PersonActor } from '../../access/actor.js';
import { Answers } from '../../api/answers.decorator.js';
import { idParam, type IdParam } from '../../api/id-param.schema.js';
import { Idempotent } from '../../api/idempotent.decorator.js';
import { type Page, pageQuery, type PageQuery } from '../../common/page.js';
import { Transactions } from '../../database/transactions.js';
import { RerunsQueries } from './reruns.queries.js';
import {
  createRerunBody,
  type CreateRerunBody,
  type RerunDetail,
  rerunDetail,
  rerunPage,
  type RerunView,
} from './reruns.schemas.js';
import { rerunNotFound, RerunsService } from './reruns.service.js';

@ApiTags('settings')
@Controller('extraction/reruns')
export class RerunsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly reruns: RerunsService,
    private readonly queries: RerunsQueries,
  ) {}

  @Post()
  @Requires('settings.manage')
  @Idempotent()
  @ApiOperation({
    summary: 'Search documents again that another extractor, or one with other settings, has searched',
    description:
      'Adds what is new, marks candidates that would not be suggested any more, and gives candidates their new score. What somebody has decided on is not touched. With `dryRun` only says what would change.',
  })
  @Answers(rerunDetail, { status: 202, description: 'The rerun; ask for it until it is not RUNNING any more.' })
  create(
    @CurrentActor() actor: PersonActor,
    @Body({ schema: createRerunBody }) body: CreateRerunBody,
  ): Promise<RerunDetail> {
    return this.transactions.run(async (tx) => this.detail(await this.reruns.create(tx, actor, body)));
  }

  @Get()
  @Requires('settings.manage')
  @ApiOperation({ summary: 'Reruns and previews, newest first' })
  @Answers(rerunPage, { description: 'A page of reruns, without their samples.' })
  list(@Query({ schema: pageQuery }) query: PageQuery): Promise<Page<RerunView>> {
    return this.queries.list(query);
  }

  @Get(':id')
  @Requires('settings.manage')
  @ApiOperation({ summary: 'A rerun: how far it is, what it changed, what was left out' })
  @Answers(rerunDetail, { description: 'With a sample of changes when it is a preview.' })
  get(@Param({ schema: idParam }) { id }: IdParam): Promise<RerunDetail> {
    return this.detail(id);
  }

  @Post(':id/cancel')
  @Requires('settings.manage')
  @Idempotent()
  @ApiOperation({ summary: 'End a rerun; what it has done stays' })
  @Answers(rerunDetail, { description: 'The rerun, CANCELLED.', errors: [409] })
  cancel(@CurrentActor() actor: PersonActor, @Param({ schema: idParam }) { id }: IdParam): Promise<RerunDetail> {
    return this.transactions.run(async (tx) => {
      await this.reruns.cancel(tx, actor, id);
      return this.detail(id);
    });
  }

  private async detail(id: string): Promise<RerunDetail> {
    const found = await this.queries.find(id);
    if (!found) throw rerunNotFound();
    return found;
  }
}
