import { Body, Controller, Delete, Get, Param, Post, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type ActorRequest, CurrentActor, Public, Requires } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers, AnswersNothing } from '../api/answers.decorator.js';
import { idParam, type IdParam } from '../api/id-param.schema.js';
import { type Page, pageQuery, type PageQuery } from '../common/page.js';
import { Transactions } from '../database/transactions.js';
import {
  acceptInvitationBody,
  type AcceptInvitationBody,
  createInvitationBody,
  type CreateInvitationBody,
  invitationPage,
  type InvitationView,
  newInvitationView,
  type NewInvitationView,
} from './invitations.schemas.js';
import { InvitationsService } from './invitations.service.js';
import { toUserView } from './user.view.js';
import { userView, type UserView } from './users.schemas.js';

@ApiTags('people')
@Controller('invitations')
export class InvitationsController {
  constructor(
    private readonly invitations: InvitationsService,
    private readonly transactions: Transactions,
  ) {}

  @Get()
  @Requires('user.manage')
  @ApiOperation({ summary: 'List invitations' })
  @Answers(invitationPage, { description: 'Invitations, newest first.' })
  list(@Query({ schema: pageQuery }) query: PageQuery): Promise<Page<InvitationView>> {
    return this.invitations.list(query);
  }

  // No Idempotency-Key: it would keep the answer, and with it the token. A repeated request makes a second invitation,
  // which can be withdrawn.
  @Post()
  @Requires('user.manage')
  @ApiOperation({ summary: 'Invite somebody by link' })
  @Answers(newInvitationView, {
    status: 201,
    description: 'The invitation, valid for 7 days, and its token, shown this once.',
    errors: [409],
  })
  invite(
    @Body({ schema: createInvitationBody }) body: CreateInvitationBody,
    @CurrentActor() actor: PersonActor,
  ): Promise<NewInvitationView> {
    return this.transactions.run((tx) => this.invitations.invite(tx, actor, body));
  }

  @Post('accept')
  @Public()
  @ApiOperation({ summary: 'Accept an invitation' })
  @Answers(userView, { status: 201, description: 'The new account; sign in with it.', errors: [409, 422] })
  async accept(
    @Body({ schema: acceptInvitationBody }) body: AcceptInvitationBody,
    @Req() request: ActorRequest,
  ): Promise<UserView> {
    const requestId = request.requestId ?? null;
    return toUserView(await this.transactions.run((tx) => this.invitations.accept(tx, body, requestId)));
  }

  @Delete(':id')
  @Requires('user.manage')
  @ApiOperation({ summary: 'Withdraw an invitation' })
  @AnswersNothing({ description: 'The link no longer works.' })
  async revoke(@Param({ schema: idParam }) { id }: IdParam, @CurrentActor() actor: PersonActor): Promise<void> {
    await this.transactions.run((tx) => this.invitations.revoke(tx, actor, id));
  }
}
