import { Module } from '@nestjs/common';
import { CommentNotices } from './comment-notices.js';
import { CommentsController } from './comments.controller.js';
import { CommentsRepository } from './comments.repository.js';
import { CommentsService } from './comments.service.js';
import { ThreadsController } from './threads.controller.js';
import { ThreadsQueries } from './threads.queries.js';

/** Talk on claims, documents and assignments. */
@Module({
  controllers: [ThreadsController, CommentsController],
  providers: [CommentsService, CommentNotices, CommentsRepository, ThreadsQueries],
})
export class CommentsModule {}
