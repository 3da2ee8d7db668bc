import { Global, Module } from '@nestjs/common';
import { RightOfReplyRecord } from '../verdicts/right-of-reply.port.js';
import { RepliesQueries } from './replies.queries.js';

/** Global, so that `reports` gets its port without importing what stands beside it. */
@Global()
@Module({
  providers: [RepliesQueries, { provide: RightOfReplyRecord, useExisting: RepliesQueries }],
  exports: [RepliesQueries, RightOfReplyRecord],
})
export class RightOfReplyModule {}
