import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers } from '../api/answers.decorator.js';
import { idParam, type IdParam } from '../api/id-param.schema.js';
import { Idempotent } from '../api/idempotent.decorator.js';
import { reasonBody } from '../claims/claims.schemas.js';
import type { Page } from '../common/page.js';
import { Transactions, type Tx } from '../database/transactions.js';
import { RepliesQueries } from './replies.queries.js';
import {
  contactAttemptBody,
  type ContactAttemptBody,
  contactAttemptList,
  type ContactAttemptView,
  replyContact,
  replyPage,
  replyQuery,
  type ReplyQuery,
  replyView,
  type ReplyView,
} from './replies.schemas.js';
import { RepliesService } from './replies.service.js';

/** The desk's side of the right of reply. For who rates the claim it does not exist. */
@ApiTags('replies')
@Controller()
export class RepliesController {
  constructor(
    private readonly transactions: Transactions,
    private readonly replies: RepliesService,
    private readonly queries: RepliesQueries,
  ) {}

  @Get('claims/:id/contact-attempts')
  @Requires('complaint.handle')
  @ApiOperation({ summary: 'Whom the desk asked about a claim', description: 'Oldest first. Empty for its raters.' })
  @Answers(contactAttemptList, { description: 'The attempts.' })
  async attempts(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
  ): Promise<{ items: ContactAttemptView[] }> {
    return { items: await this.queries.attempts(id, actor.id) };
  }

  @Post('claims/:id/contact-attempts')
  @Requires('complaint.handle')
  @Idempotent()
  @ApiOperation({
    summary: 'Record that somebody was asked for their side',
    description: 'It cannot be changed. Reports published later show it.',
  })
  @Answers(contactAttemptList, { status: 201, description: 'The attempts, with this one.', errors: [409] })
  record(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: contactAttemptBody }) body: ContactAttemptBody,
  ): Promise<{ items: ContactAttemptView[] }> {
    return this.transactions.run(async (tx) => {
      await this.replies.recordAttempt(tx, actor, id, body);
      return { items: await this.queries.attempts(id, actor.id) };
    });
  }

  @Get('replies')
  @Requires('complaint.handle')
  @ApiOperation({ summary: 'Replies to reports, newest first' })
  @Answers(replyPage, { description: 'A page of replies.' })
  list(@CurrentActor() actor: PersonActor, @Query({ schema: replyQuery }) query: ReplyQuery): Promise<Page<ReplyView>> {
    return this.queries.list(query, actor.id);
  }

  @Get('replies/:id/contact')
  @Requires('complaint.handle')
  @ApiOperation({ summary: "The author's address, in confidence", description: 'Each look is in the audit trail.' })
  @Answers(replyContact, { description: 'The address; null once it is decided.' })
  contact(@CurrentActor() actor: PersonActor, @Param({ schema: idParam }) { id }: IdParam) {
    return this.transactions.run(async (tx) => ({ contactEmail: await this.replies.contact(tx, actor, id) }));
  }

  @Post('replies/:id/publish')
  @Requires('complaint.handle')
  @Idempotent()
  @ApiOperation({ summary: 'Publish a reply', description: 'It stays with the reports of the claim for good.' })
  @Answers(replyView, { description: 'The reply, PUBLISHED.', errors: [409] })
  publish(@CurrentActor() actor: PersonActor, @Param({ schema: idParam }) { id }: IdParam): Promise<ReplyView> {
    return this.act(actor, id, (tx) => this.replies.publish(tx, actor, id));
  }

  @Post('replies/:id/decline')
  @Requires('complaint.handle')
  @Idempotent()
  @ApiOperation({ summary: 'Do not publish a reply', description: 'Its author is told the reason.' })
  @Answers(replyView, { description: 'The reply, DECLINED.', errors: [409] })
  decline(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: reasonBody }) body: { reason: string },
  ): Promise<ReplyView> {
    return this.act(actor, id, (tx) => this.replies.decline(tx, actor, id, body.reason));
  }

  private act(actor: PersonActor, id: string, change: (tx: Tx) => Promise<void>): Promise<ReplyView> {
    return this.transactions.run(async (tx) => {
      await change(tx);
      return this.queries.get(id, actor.id);
    });
  }
}
