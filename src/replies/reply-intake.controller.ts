import { Body, Controller, Get, Header, Ip, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Public } from '../access/access.decorators.js';
import { Answers } from '../api/answers.decorator.js';
import { ReplyIntake } from './reply-intake.service.js';
import {
  newReplyReceipt,
  type NewReplyReceipt,
  replyBody,
  type ReplyBody,
  replyReceipt,
  type ReplyReceipt,
  rightOfReply,
  type RightOfReply,
} from './replies.schemas.js';

const receiptParam = z.object({ token: z.string().max(100) });
const numberParam = z.object({ number: z.coerce.number().int().min(1).max(2_147_483_647).catch(0) });

/** For people a report is about, who have no account. */
@ApiTags('replies')
@Controller()
export class ReplyIntakeController {
  constructor(private readonly intake: ReplyIntake) {}

  @Post('replies')
  @Public()
  @ApiOperation({
    summary: 'Reply to a report',
    description: 'At most 5 an hour from one address. The desk decides whether it is published.',
  })
  @Answers(newReplyReceipt, { status: 201, description: 'The receipt.', errors: [429] })
  send(@Ip() ip: string, @Body({ schema: replyBody }) body: ReplyBody): Promise<NewReplyReceipt> {
    return this.intake.send(body, ip);
  }

  @Get('reply-receipts/:token')
  @Public()
  @ApiOperation({ summary: 'What became of a reply' })
  @Answers(replyReceipt, { description: 'The reply, as its author may see it.' })
  receipt(@Param({ schema: receiptParam }) { token }: z.infer<typeof receiptParam>): Promise<ReplyReceipt> {
    return this.intake.receipt(token);
  }

  @Get('reports/:number/replies')
  @Public()
  @Header('Cache-Control', 'public, max-age=60, must-revalidate')
  @ApiOperation({
    summary: 'Right of reply on a report',
    description: 'Whom the desk asked before it published, and replies it published since. Empty for other numbers.',
  })
  @Answers(rightOfReply, { description: 'Attempts to ask, and replies.' })
  ofReport(@Param({ schema: numberParam }) { number }: z.infer<typeof numberParam>): Promise<RightOfReply> {
    return this.intake.ofReport(number);
  }
}
