import { Body, Controller, Delete, Get, Param, Post, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type ActorRequest, CurrentActor, Requires } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers, AnswersNothing } from '../api/answers.decorator.js';
import { idParam, type IdParam } from '../api/id-param.schema.js';
import { type Page, pageQuery, type PageQuery } from '../common/page.js';
import { Transactions } from '../database/transactions.js';
import { assertSignedInPerson } from './person-only.js';
import { Reauthentication } from './reauthentication.service.js';
import {
  createTokenBody,
  type CreateTokenBody,
  newTokenView,
  type NewTokenView,
  tokenPage,
  type TokenView,
} from './tokens.schemas.js';
import { TokensService } from './tokens.service.js';

@ApiTags('session')
@Controller('tokens')
export class TokensController {
  constructor(
    private readonly tokens: TokensService,
    private readonly reauthentication: Reauthentication,
    private readonly transactions: Transactions,
  ) {}

  @Get()
  @Requires('token.own')
  @ApiOperation({ summary: 'List your API tokens' })
  @Answers(tokenPage, { description: 'Your tokens, newest first.' })
  list(@Query({ schema: pageQuery }) query: PageQuery, @CurrentActor() actor: PersonActor): Promise<Page<TokenView>> {
    return this.tokens.list(actor, query);
  }

  // No Idempotency-Key: it would keep the answer, and with it the token. Revoke what a lost answer left behind.
  @Post()
  @Requires('token.own')
  @ApiOperation({ summary: 'Make an API token' })
  @Answers(newTokenView, { status: 201, description: 'The token, shown this once.' })
  async create(
    @Body({ schema: createTokenBody }) { currentPassword, ...body }: CreateTokenBody,
    @CurrentActor() actor: PersonActor,
    @Req() request: ActorRequest,
  ): Promise<NewTokenView> {
    assertSignedInPerson(actor);
    await this.reauthentication.assertRecent(request, actor, currentPassword);
    return this.transactions.run((tx) => this.tokens.create(tx, actor, body));
  }

  @Delete(':id')
  @Requires('token.own')
  @ApiOperation({ summary: 'Revoke an API token' })
  @AnswersNothing({ description: 'The token is refused from now on.' })
  async revoke(@Param({ schema: idParam }) { id }: IdParam, @CurrentActor() actor: PersonActor): Promise<void> {
    await this.transactions.run((tx) => this.tokens.revoke(tx, actor, id));
  }
}
