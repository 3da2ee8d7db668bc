import { Body, Controller, Ip, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ProvenByAddress, Public } from '../access/access.decorators.js';
import { Answers } from '../api/answers.decorator.js';
import { SubscriptionDesk } from './subscription-desk.service.js';
import {
  linkParam,
  type LinkParam,
  subscribeAnswer,
  type SubscribeAnswer,
  subscribeBody,
  type SubscribeBody,
  subscriptionState,
  type SubscriptionState,
} from './subscriptions.schemas.js';

/** Corrections by mail, for readers, who have no account. */
@ApiTags('corrections')
@Controller('subscriptions')
export class SubscriptionsController {
  constructor(private readonly desk: SubscriptionDesk) {}

  @Post()
  @Public()
  @ApiOperation({
    summary: 'Ask for corrections by mail',
    description: 'The address is asked to confirm. At most 5 an hour from one network address.',
  })
  @Answers(subscribeAnswer, { status: 202, description: 'Noted.', errors: [409, 429] })
  ask(@Ip() ip: string, @Body({ schema: subscribeBody }) body: SubscribeBody): Promise<SubscribeAnswer> {
    return this.desk.ask(body, ip);
  }

  @Post('confirm/:token')
  @Public()
  @ApiOperation({ summary: 'Confirm a subscription', description: 'With the token from the mail, within 48 hours.' })
  @Answers(subscriptionState, { description: 'It is confirmed.' })
  confirm(@Param({ schema: linkParam }) { token }: LinkParam): Promise<SubscriptionState> {
    return this.desk.confirm(token);
  }

  @Post('unsubscribe/:token')
  @Public()
  @ProvenByAddress()
  @ApiOperation({
    summary: 'End a subscription',
    description: 'The address is deleted. Mail programs call it with one click (RFC 8058); any body is taken.',
  })
  @Answers(subscriptionState, { description: 'It has ended, now or before.' })
  end(@Param({ schema: linkParam }) { token }: LinkParam): Promise<SubscriptionState> {
    return this.desk.end(token);
  }
}
