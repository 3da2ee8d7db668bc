import { Body, Controller, Patch } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, SignedIn } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers } from '../api/answers.decorator.js';
import { Transactions } from '../database/transactions.js';
import { toPause, toUserView } from './user.view.js';
import { changeOwnPauseBody, type ChangeOwnPauseBody, userView, type UserView } from './users.schemas.js';
import { UsersService } from './users.service.js';

@ApiTags('people')
@Controller('me')
export class OwnPauseController {
  constructor(
    private readonly users: UsersService,
    private readonly transactions: Transactions,
  ) {}

  // No If-Match: it is the person's own, and the last word counts.
  @Patch()
  @SignedIn()
  @ApiOperation({
    summary: 'Pause yourself, or end the pause',
    description: 'While paused you get no new assignments; those you have stay yours.',
  })
  @Answers(userView, { description: 'Your account.' })
  async change(
    @CurrentActor() actor: PersonActor,
    @Body({ schema: changeOwnPauseBody }) body: ChangeOwnPauseBody,
  ): Promise<UserView> {
    return toUserView(await this.transactions.run((tx) => this.users.changeOwnPause(tx, actor, toPause(body))));
  }
}
