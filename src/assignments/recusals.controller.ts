import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers } from '../api/answers.decorator.js';
import { Idempotent } from '../api/idempotent.decorator.js';
import { wholeList } from '../common/page.js';
import { Transactions } from '../database/transactions.js';
import type { Recusal } from './recusal.entity.js';
import {
  ownRecusalBody,
  type OwnRecusalBody,
  recusalBody,
  type RecusalBody,
  recusalList,
  recusalView,
  type RecusalView,
} from './recusals.schemas.js';
import { RecusalsService } from './recusals.service.js';

const toView = (recusal: Recusal): RecusalView => ({
  ...recusal,
  validFrom: recusal.validFrom?.toISOString() ?? null,
  validUntil: recusal.validUntil?.toISOString() ?? null,
  createdAt: recusal.createdAt.toISOString(),
});

@ApiTags('review')
@Controller()
export class RecusalsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly recusals: RecusalsService,
  ) {}

  @Get('recusals')
  @Requires('recusal.manage')
  @ApiOperation({ summary: 'Conflicts of interest on record' })
  @Answers(recusalList, { description: 'The recusals.' })
  async list(@CurrentActor() actor: PersonActor) {
    return wholeList((await this.recusals.list(actor.id)).map(toView));
  }

  @Post('recusals')
  @Requires('recusal.manage')
  @Idempotent()
  @ApiOperation({ summary: 'Record a conflict of interest: this person will not rate such claims' })
  @Answers(recusalView, { status: 201, description: 'The recusal.' })
  async add(
    @CurrentActor() actor: PersonActor,
    @Body({ schema: recusalBody }) body: RecusalBody,
  ): Promise<RecusalView> {
    return toView(await this.transactions.run((tx) => this.recusals.add(tx, actor, body)));
  }

  @Get('me/recusals')
  @Requires('assignment.work')
  @ApiOperation({ summary: 'My conflicts of interest on record' })
  @Answers(recusalList, { description: 'The recusals.' })
  async listOwn(@CurrentActor() actor: PersonActor) {
    return wholeList((await this.recusals.listOwn(actor.id)).map(toView));
  }

  @Post('me/recusals')
  @Requires('assignment.work')
  @Idempotent()
  @ApiOperation({ summary: 'Declare a conflict of interest of my own' })
  @Answers(recusalView, { status: 201, description: 'The recusal.' })
  async declare(
    @CurrentActor() actor: PersonActor,
    @Body({ schema: ownRecusalBody }) body: OwnRecusalBody,
  ): Promise<RecusalView> {
    return toView(await this.transactions.run((tx) => this.recusals.add(tx, actor, { ...body, userId: actor.id })));
  }
}
