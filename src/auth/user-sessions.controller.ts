import { Controller, Delete, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { AnswersNothing } from '../api/answers.decorator.js';
import { idParam, type IdParam } from '../api/id-param.schema.js';
import { UsersService } from '../users/users.service.js';
import { SessionsService } from './sessions.service.js';

@ApiTags('people')
@Controller('users/:id/sessions')
export class UserSessionsController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly users: UsersService,
  ) {}

  @Delete()
  @Requires('user.manage')
  @ApiOperation({ summary: 'Sign somebody out everywhere' })
  @AnswersNothing({ description: 'This person is signed out everywhere; their tokens stay.' })
  async endSessions(@Param({ schema: idParam }) { id }: IdParam, @CurrentActor() actor: PersonActor): Promise<void> {
    await this.sessions.endAll(actor, (await this.users.get(id)).id);
  }
}
