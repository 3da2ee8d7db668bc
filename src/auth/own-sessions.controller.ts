import { Controller, Delete, Get, Param, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { type ActorRequest, CurrentActor, SignedIn } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers, AnswersNothing } from '../api/answers.decorator.js';
import { wholeList } from '../common/page.js';
import { sessionList, type SessionList, sessionParams, type SessionParams } from './auth.schemas.js';
import { assertSignedInPerson } from './person-only.js';
import { SessionsService } from './sessions.service.js';

/** Where one is signed in oneself, and how to end that. */
@ApiTags('session')
@Controller('auth/sessions')
export class OwnSessionsController {
  constructor(private readonly sessions: SessionsService) {}

  @Get()
  @SignedIn()
  @ApiOperation({ summary: 'List your sessions' })
  @Answers(sessionList, { description: 'Where you are signed in, newest first.' })
  async list(@CurrentActor() actor: PersonActor, @Req() request: ActorRequest): Promise<SessionList> {
    return wholeList(await this.sessions.list(request, actor.id));
  }

  @Delete()
  @SignedIn()
  @ApiOperation({ summary: 'Sign out everywhere' })
  @AnswersNothing({ description: 'You are signed out everywhere.' })
  async endAll(
    @CurrentActor() actor: PersonActor,
    @Req() request: ActorRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    assertSignedInPerson(actor);
    await this.sessions.endAll(actor, actor.id);
    await this.sessions.forget(request, response);
  }

  @Delete(':id')
  @SignedIn()
  @ApiOperation({ summary: 'End one of your sessions', description: 'The one you ask with is ended by signing out.' })
  @AnswersNothing({ description: 'That session has ended.', errors: [404, 409] })
  async endOne(
    @Param({ schema: sessionParams }) { id }: SessionParams,
    @CurrentActor() actor: PersonActor,
    @Req() request: ActorRequest,
  ): Promise<void> {
    assertSignedInPerson(actor);
    await this.sessions.endOne(request, actor, id);
  }
}
