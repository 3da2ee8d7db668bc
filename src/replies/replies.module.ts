import { Module } from '@nestjs/common';
import { ClaimsModule } from '../claims/claims.module.js';
import { ReadersModule } from '../readers/readers.module.js';
import { UsersModule } from '../users/users.module.js';
import { VerdictsModule } from '../verdicts/verdicts.module.js';
import { RepliesController } from './replies.controller.js';
import { RepliesRepository } from './replies.repository.js';
import { RepliesService } from './replies.service.js';
import { ReplyIntakeController } from './reply-intake.controller.js';
import { RightOfReplyModule } from './right-of-reply.module.js';
import { ReplyIntake } from './reply-intake.service.js';

/** Asking those a claim is about for their side, and publishing what they reply. */
@Module({
  imports: [ClaimsModule, VerdictsModule, ReadersModule, UsersModule, RightOfReplyModule],
  controllers: [ReplyIntakeController, RepliesController],
  providers: [RepliesRepository, RepliesService, ReplyIntake],
  exports: [ReplyIntake],
})
export class RepliesModule {}
