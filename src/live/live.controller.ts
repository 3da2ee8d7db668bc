import { Controller, Get, Headers, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { type ActorRequest, CurrentActor, SignedIn } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { CallerCheck } from '../access/caller-check.js';
import { AnswersMedia } from '../api/answers.decorator.js';
import { SECRETS, type Secrets } from '../config/secrets.js';
import { LiveConnection } from './live-connection.js';
import { openPlace, sealPlace } from './live-cursor.js';
import { LiveHub } from './live-hub.service.js';
import { eventsQuery, type EventsQuery } from './live.schemas.js';

@ApiTags('live')
@Controller('events')
export class LiveController {
  constructor(
    private readonly hub: LiveHub,
    private readonly callers: CallerCheck,
    @Inject(SECRETS) private readonly secrets: Pick<Secrets, 'liveKey'>,
  ) {}

  @Get()
  @SignedIn()
  @ApiOperation({
    summary: 'What changes, while it happens (server-sent events)',
    description:
      'Events: `changes` with `{"changes":[{"topic","id"?}]}`: fetch these again; `reset`: fetch everything again; `beat`: the connection lives; `end` with a `reason`: the session has ended (`session`) or the process stops (`restart`). Topics and ids only, and only what the caller may know.',
  })
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'The id of the last event that was got.' })
  @AnswersMedia('text/event-stream', { description: 'The events, for as long as both sides like.', errors: [429] })
  async events(
    @CurrentActor() actor: PersonActor,
    @Query({ schema: eventsQuery }) query: EventsQuery,
    @Headers('last-event-id') header: string | undefined,
    @Req() request: ActorRequest,
    @Res() response: Response,
  ): Promise<void> {
    await this.hub.admit(actor.id);
    const { liveKey } = this.secrets;
    const last = header || query.lastEventId;
    const from = last ? { place: openPlace(liveKey, last, actor.id) } : { seconds: query.back };
    const ask = this.callers.watch(request);
    const connection = new LiveConnection(actor, ask, response, () => sealPlace(liveKey, this.hub.place, actor.id));
    await this.hub.connect(connection, from);
  }
}
