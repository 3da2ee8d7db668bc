import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../access/access.decorators.js';
import type { Actor } from '../access/actor.js';
import { Answers } from '../api/answers.decorator.js';
import { idParam, type IdParam } from '../api/id-param.schema.js';
import { Idempotent } from '../api/idempotent.decorator.js';
import { IfMatch } from '../api/if-match.decorator.js';
import type { Page } from '../common/page.js';
import { Transactions } from '../database/transactions.js';
import { toPause, toUserView } from './user.view.js';
import {
  type ChangedUserView,
  changedUserView,
  changeUserBody,
  type ChangeUserBody,
  createUserBody,
  type CreateUserBody,
  userPage,
  usersQuery,
  type UsersQuery,
  userView,
  type UserView,
} from './users.schemas.js';
import { UsersService } from './users.service.js';

@ApiTags('people')
@Controller('users')
export class UsersController {
  constructor(
    private readonly users: UsersService,
    private readonly transactions: Transactions,
  ) {}

  @Get()
  @Requires('user.read')
  @ApiOperation({ summary: 'List people' })
  @Answers(userPage, { description: 'People with an account, by e-mail address.' })
  list(@Query({ schema: usersQuery }) query: UsersQuery): Promise<Page<UserView>> {
    return this.users.list(query);
  }

  @Get(':id')
  @Requires('user.read')
  @ApiOperation({ summary: 'Show one person' })
  @Answers(userView, { description: 'One person.' })
  async get(@Param({ schema: idParam }) { id }: IdParam): Promise<UserView> {
    return toUserView(await this.users.get(id));
  }

  // No Idempotency-Key: it would keep a quick hash of the body, and with it of the password. The address is the key:
  // a repeated request finds EMAIL_TAKEN and has changed nothing.
  @Post()
  @Requires('user.manage')
  @Idempotent()
  @ApiOperation({ summary: 'Make an account' })
  @Answers(userView, { status: 201, description: 'The new account.', errors: [409, 422] })
  async create(
    @Body({ schema: createUserBody }) body: CreateUserBody,
    @CurrentActor() actor: Actor,
  ): Promise<UserView> {
    return toUserView(await this.transactions.run((tx) => this.users.createUser(tx, actor, body)));
  }

  @Patch(':id')
  @Requires('user.profile')
  @ApiOperation({
    summary: 'Change a person’s name, roles, languages, topics, level, capacity, pause or status',
    description: 'Name, roles and status are for administrators (`user.manage`); editors change the rest.',
  })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The ETag of your last read.' })
  @Answers(changedUserView, {
    description: 'The changed account. New roles and disabling take effect on the person’s next request.',
    errors: [409, 412, 428],
  })
  async change(
    @Param({ schema: idParam }) { id }: IdParam,
    @IfMatch() version: number,
    @Body({ schema: changeUserBody }) { pausedFrom, pausedUntil, ...body }: ChangeUserBody,
    @CurrentActor() actor: Actor,
  ): Promise<ChangedUserView> {
    const change = { ...body, ...toPause({ pausedFrom, pausedUntil }) };
    const user = await this.transactions.run((tx) => this.users.changeUser(tx, actor, id, version, change));
    const leftBehind = user.status === 'DISABLED' ? await this.users.leftBehind(id) : null;
    return { ...toUserView(user), leftBehind };
  }
}
