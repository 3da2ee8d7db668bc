import { Body, Controller, Param, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type ActorRequest, CurrentActor, Public, Requires } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers, AnswersNothing } from '../api/answers.decorator.js';
import { idParam, type IdParam } from '../api/id-param.schema.js';
import { Transactions } from '../database/transactions.js';
import {
  passwordResetBody,
  type PasswordResetBody,
  passwordResetView,
  type PasswordResetView,
} from './password-reset.schemas.js';
import { PasswordReset } from './password-reset.service.js';
import { assertSignedInPerson } from './person-only.js';

@ApiTags('people')
@Controller()
export class PasswordResetController {
  constructor(
    private readonly resets: PasswordReset,
    private readonly transactions: Transactions,
  ) {}

  @Post('users/:id/password-reset')
  @Requires('user.manage')
  @ApiOperation({ summary: 'Start a password reset for somebody' })
  @Answers(passwordResetView, {
    status: 201,
    description: 'A token for the person, valid for 60 minutes.',
    errors: [409],
  })
  async begin(
    @Param({ schema: idParam }) { id }: IdParam,
    @CurrentActor() actor: PersonActor,
  ): Promise<PasswordResetView> {
    assertSignedInPerson(actor);
    return this.transactions.run((tx) => this.resets.begin(tx, actor, id));
  }

  @Post('auth/password-reset')
  @Public()
  @ApiOperation({ summary: 'Set a new password with a reset token' })
  @AnswersNothing({ description: 'Set. All sessions of this person have ended; sign in now.', errors: [422] })
  async finish(
    @Body({ schema: passwordResetBody }) body: PasswordResetBody,
    @Req() request: ActorRequest,
  ): Promise<void> {
    await this.transactions.run((tx) => this.resets.finish(tx, body, request.requestId ?? null));
  }
}
