import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers, AnswersNothing } from '../api/answers.decorator.js';
import { idParam, type IdParam } from '../api/id-param.schema.js';
import { Idempotent } from '../api/idempotent.decorator.js';
import { IfMatch } from '../api/if-match.decorator.js';
import { type Page, pageQuery, type PageQuery, wholeList } from '../common/page.js';
import { Transactions } from '../database/transactions.js';
import {
  commentBody,
  type CommentBody,
  commentPage,
  commentView,
  type CommentView,
  revisionList,
  threadView,
  type ThreadView,
} from './comments.schemas.js';
import { CommentsService } from './comments.service.js';
import { ThreadsQueries } from './threads.queries.js';

/** One thread and what is in it. */
@ApiTags('comments')
@Controller()
export class CommentsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly service: CommentsService,
    private readonly queries: ThreadsQueries,
  ) {}

  @Get('threads/:id')
  @Requires('claim.read')
  @ApiOperation({ summary: 'One thread' })
  @Answers(threadView, { description: 'The thread, without its comments.' })
  thread(@CurrentActor() actor: PersonActor, @Param({ schema: idParam }) { id }: IdParam): Promise<ThreadView> {
    return this.queries.get(actor, id);
  }

  @Get('threads/:id/comments')
  @Requires('claim.read')
  @ApiOperation({ summary: 'The comments of a thread, oldest first' })
  @Answers(commentPage, { description: 'A page of comments.' })
  comments(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Query({ schema: pageQuery }) query: PageQuery,
  ): Promise<Page<CommentView>> {
    return this.queries.comments(actor, id, query);
  }

  @Post('threads/:id/comments')
  @Requires('comment.write')
  @Idempotent()
  @ApiOperation({ summary: 'Write into a thread', description: 'A resolved thread is open again by it.' })
  @Answers(commentView, { status: 201, description: 'The comment.', errors: [409] })
  write(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: commentBody }) body: CommentBody,
  ): Promise<CommentView> {
    return this.transactions.run(async (tx) =>
      this.queries.comment(actor, await this.service.write(tx, actor, id, body)),
    );
  }

  @Post('threads/:id/resolve')
  @Requires('comment.write')
  @ApiOperation({ summary: 'Say that the matter is settled' })
  @Answers(threadView, { status: 200, description: 'The thread.' })
  resolve(@CurrentActor() actor: PersonActor, @Param({ schema: idParam }) { id }: IdParam): Promise<ThreadView> {
    return this.settle(actor, id, true);
  }

  @Post('threads/:id/reopen')
  @Requires('comment.write')
  @ApiOperation({ summary: 'Say that the matter is open again' })
  @Answers(threadView, { status: 200, description: 'The thread.' })
  reopen(@CurrentActor() actor: PersonActor, @Param({ schema: idParam }) { id }: IdParam): Promise<ThreadView> {
    return this.settle(actor, id, false);
  }

  @Put('comments/:id')
  @Requires('comment.write')
  @ApiHeader({ name: 'If-Match', required: true, description: 'The ETag (`version`) of your last read.' })
  @ApiOperation({ summary: 'Edit your comment, for 24 hours', description: 'Earlier wordings stay readable.' })
  @Answers(commentView, { description: 'The comment now.', errors: [409, 412, 428] })
  edit(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @IfMatch() version: number,
    @Body({ schema: commentBody }) body: CommentBody,
  ): Promise<CommentView> {
    return this.transactions.run(async (tx) => {
      await this.service.edit(tx, actor, id, version, body);
      return this.queries.comment(actor, id);
    });
  }

  @Delete('comments/:id')
  @Requires('comment.write')
  @ApiOperation({
    summary: 'Delete your comment; administrators delete any',
    description: 'A tombstone stays in its place.',
  })
  @AnswersNothing({ description: 'It is deleted; it may have been before.' })
  async remove(@CurrentActor() actor: PersonActor, @Param({ schema: idParam }) { id }: IdParam): Promise<void> {
    await this.transactions.run((tx) => this.service.remove(tx, actor, id));
  }

  @Get('comments/:id/revisions')
  @Requires('claim.read')
  @ApiOperation({ summary: 'Every wording of a comment, oldest first' })
  @Answers(revisionList, { description: 'The wordings; none of a deleted comment.' })
  async revisions(@CurrentActor() actor: PersonActor, @Param({ schema: idParam }) { id }: IdParam) {
    return wholeList(await this.queries.revisions(actor, id));
  }

  private settle(actor: PersonActor, id: string, resolved: boolean): Promise<ThreadView> {
    return this.transactions.run(async (tx) => {
      await this.service.resolve(tx, actor, id, resolved);
      return this.queries.get(actor, id);
    });
  }
}
