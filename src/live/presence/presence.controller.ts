import { Body, Controller, Delete, Get, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../../access/access.decorators.js';
import type { PersonActor } from '../../access/actor.js';
import { Answers, AnswersNothing } from '../../api/answers.decorator.js';
import { wholeList } from '../../common/page.js';
import {
  presenceQuery,
  presencePlace,
  type PresencePlace,
  presentPeople,
  type PresentPeople,
} from './presence.schemas.js';
import { PresenceService } from './presence.service.js';

@ApiTags('live')
@Controller('presence')
export class PresenceController {
  constructor(private readonly presence: PresenceService) {}

  @Get()
  @Requires('claim.triage')
  @ApiOperation({ summary: 'Which other editors look at a claim or document just now' })
  @Answers(presentPeople, { description: 'The others, by name.' })
  async others(
    @CurrentActor() actor: PersonActor,
    @Query({ schema: presenceQuery }) place: PresencePlace,
  ): Promise<PresentPeople> {
    return wholeList(await this.presence.others(actor, place));
  }

  @Put()
  @Requires('claim.triage')
  @ApiOperation({
    summary: 'Say what you look at',
    description: 'Holds for 60 seconds; say it again for as long as you look.',
  })
  @AnswersNothing({ description: 'Other editors see that you are there.' })
  see(@CurrentActor() actor: PersonActor, @Body({ schema: presencePlace }) place: PresencePlace): Promise<void> {
    return this.presence.see(actor, place);
  }

  @Delete()
  @Requires('claim.triage')
  @ApiOperation({ summary: 'Say that you look away' })
  @AnswersNothing({ description: 'You are no longer shown as being there.' })
  leave(@CurrentActor() actor: PersonActor, @Query({ schema: presenceQuery }) place: PresencePlace): Promise<void> {
    return this.presence.leave(actor, place);
  }
}
