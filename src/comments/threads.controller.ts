import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers } from '../api/answers.decorator.js';
import { idParam, type IdParam } from '../api/id-param.schema.js';
import { Idempotent } from '../api/idempotent.decorator.js';
import type { Page } from '../common/page.js';
import { Transactions } from '../database/transactions.js';
import {
  commentBody,
  type CommentBody,
  newThreadView,
  type NewThreadView,
  threadPage,
  threadsQuery,
  type ThreadsQuery,
  type ThreadView,
} from './comments.schemas.js';
import { CommentsService } from './comments.service.js';
import { type Subject, ThreadsQueries } from './threads.queries.js';

const PAGE = 'A page of the threads that are for you; empty when there are none.';
const NEW = { status: 201, description: 'The thread and its first comment.', errors: [409] };

/** Threads under what they are about. */
@ApiTags('comments')
@Controller()
export class ThreadsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly service: CommentsService,
    private readonly queries: ThreadsQueries,
  ) {}

  @Get('claims/:id/threads')
  @Requires('claim.read')
  @ApiOperation({
    summary: 'What is said about a claim, newest thread first',
    description: 'Raters see only their own.',
  })
  @Answers(threadPage, { description: PAGE })
  ofClaim(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Query({ schema: threadsQuery }) query: ThreadsQuery,
  ): Promise<Page<ThreadView>> {
    return this.queries.list(actor, { claimId: id }, query);
  }

  @Get('documents/:id/threads')
  @Requires('document.read')
  @ApiOperation({ summary: 'What is said about a document, newest thread first' })
  @Answers(threadPage, { description: PAGE })
  ofDocument(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Query({ schema: threadsQuery }) query: ThreadsQuery,
  ): Promise<Page<ThreadView>> {
    return this.queries.list(actor, { documentId: id }, query);
  }

  @Get('assignments/:id/threads')
  @Requires('claim.read')
  @ApiOperation({ summary: 'What a rater and the editors say about an assignment, newest thread first' })
  @Answers(threadPage, { description: PAGE })
  ofAssignment(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Query({ schema: threadsQuery }) query: ThreadsQuery,
  ): Promise<Page<ThreadView>> {
    return this.queries.list(actor, { assignmentId: id }, query);
  }

  @Post('claims/:id/threads')
  @Requires('comment.write')
  @Idempotent()
  @ApiOperation({ summary: 'Open a thread of the desk on a claim', description: 'Not for those who rate it.' })
  @Answers(newThreadView, NEW)
  onClaim(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: commentBody }) body: CommentBody,
  ): Promise<NewThreadView> {
    return this.open(actor, { claimId: id }, body);
  }

  @Post('documents/:id/threads')
  @Requires('comment.write')
  @Idempotent()
  @ApiOperation({
    summary: 'Open a thread of the desk on a document',
    description: 'Not for those who rate a claim of it.',
  })
  @Answers(newThreadView, NEW)
  onDocument(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: commentBody }) body: CommentBody,
  ): Promise<NewThreadView> {
    return this.open(actor, { documentId: id }, body);
  }

  @Post('assignments/:id/threads')
  @Requires('comment.write')
  @Idempotent()
  @ApiOperation({
    summary: 'Ask the editors about your assignment, or, as an editor, write to its rater',
    description: 'No other rater sees it. Do not write what you think the verdict should be.',
  })
  @Answers(newThreadView, NEW)
  onAssignment(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: commentBody }) body: CommentBody,
  ): Promise<NewThreadView> {
    return this.open(actor, { assignmentId: id }, body);
  }

  private open(actor: PersonActor, subject: Subject, body: CommentBody): Promise<NewThreadView> {
    return this.transactions.run(async (tx) => {
      const { threadId, commentId } = await this.service.openThread(tx, actor, subject, body);
      return {
        thread: await this.queries.get(actor, threadId),
        comment: await this.queries.comment(actor, commentId),
      };
    });
  }
}
