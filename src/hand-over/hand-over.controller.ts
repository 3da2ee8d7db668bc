import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers } from '../api/answers.decorator.js';
import { idParam, type IdParam } from '../api/id-param.schema.js';
import { handOverBody, type HandOverBody, handOverResult, type HandOverResult } from './hand-over.schemas.js';
import { HandOverService } from './hand-over.service.js';

@ApiTags('people')
@Controller('users')
export class HandOverController {
  constructor(private readonly handOvers: HandOverService) {}

  // No Idempotency-Key: what was handed over is no longer this person's, so a repeated request finds only the rest.
  @Post(':id/hand-over')
  @HttpCode(200)
  @Requires('claim.triage')
  @ApiOperation({
    summary: 'Hand an editor’s work to another editor',
    description:
      'The claims they chose and the complaints they were given, each by itself. One’s own work, or with `user.manage` that of anybody. `dryRun` shows it first.',
  })
  @Answers(handOverResult, { description: 'What was handed over, or would be, and what stays.' })
  handOver(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: handOverBody }) body: HandOverBody,
  ): Promise<HandOverResult> {
    return this.handOvers.handOver(actor, id, body);
  }
}
