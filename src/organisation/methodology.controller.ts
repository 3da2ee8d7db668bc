import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Public, Requires } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers } from '../api/answers.decorator.js';
import { Idempotent } from '../api/idempotent.decorator.js';
import { wholeList } from '../common/page.js';
import { Transactions } from '../database/transactions.js';
import {
  methodologyBody,
  type MethodologyBody,
  methodologyList,
  methodologyParams,
  type MethodologyParams,
  methodologyView,
  type MethodologyView,
} from './methodology.schemas.js';
import { MethodologyService } from './methodology.service.js';

@ApiTags('organisation')
@Controller('methodology')
export class MethodologyController {
  constructor(
    private readonly transactions: Transactions,
    private readonly methodology: MethodologyService,
  ) {}

  @Get()
  @Public()
  @ApiOperation({ summary: 'The versions of the published methodology, newest first, without their texts' })
  @Answers(methodologyList, { description: 'The versions.' })
  async list() {
    return wholeList(await this.methodology.list());
  }

  @Get(':version')
  @Public()
  @ApiOperation({ summary: 'One version of the methodology, with its text' })
  @Answers(methodologyView, { description: 'The version.' })
  get(@Param({ schema: methodologyParams }) { version }: MethodologyParams): Promise<MethodologyView> {
    return this.methodology.get(version);
  }

  @Post()
  @Requires('settings.manage')
  @Idempotent()
  @ApiOperation({
    summary: 'Publish the next version of the methodology',
    description: 'Verdicts published from now on name it. A version is never changed or removed.',
  })
  @Answers(methodologyView, { status: 201, description: 'The version.', errors: [409] })
  publish(
    @CurrentActor() actor: PersonActor,
    @Body({ schema: methodologyBody }) body: MethodologyBody,
  ): Promise<MethodologyView> {
    return this.transactions.run((tx) => this.methodology.publish(tx, actor, body));
  }
}
