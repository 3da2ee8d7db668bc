import { Body, Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { type ActorRequest, CurrentActor, Public, SignedIn } from '../access/access.decorators.js';
import type { Actor, PersonActor } from '../access/actor.js';
import { Answers, AnswersNothing } from '../api/answers.decorator.js';
import { AppError } from '../common/app-error.js';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { PASSWORD_MIN_LENGTH } from '../users/password-policy.js';
import { toUserView } from '../users/user.view.js';
import { userView, type UserView } from '../users/users.schemas.js';
import { UsersService } from '../users/users.service.js';
import {
  changePasswordBody,
  currentSessionView,
  type CurrentSessionView,
  type ChangePasswordBody,
  loginBody,
  type LoginBody,
  meView,
  type MeView,
  setupBody,
  type SetupBody,
  signInOptionsView,
  type SignInOptionsView,
} from './auth.schemas.js';
import { Authenticator } from './authenticator.js';
import { toMeView } from './me.view.js';
import { PasswordChange } from './password-change.service.js';
import { assertSignedInPerson } from './person-only.js';
import { SessionsService } from './sessions.service.js';
import { SetupService } from './setup.service.js';

@ApiTags('session')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly authenticator: Authenticator,
    private readonly sessions: SessionsService,
    private readonly passwords: PasswordChange,
    private readonly setups: SetupService,
    private readonly users: UsersService,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  @Get('options')
  @Public()
  @ApiOperation({ summary: 'What the sign-in page needs to know' })
  @Answers(signInOptionsView, { description: 'What the sign-in page needs to know.' })
  async options(): Promise<SignInOptionsView> {
    const { demo } = this.config;
    return { demo, setupOpen: await this.setups.isOpen(), passwordMinLength: PASSWORD_MIN_LENGTH };
  }

  @Post('login')
  @Public()
  @ApiOperation({ summary: 'Sign in' })
  @Answers(meView, { description: 'Signed in; the answer sets the session cookie.', errors: [429] })
  async login(
    // Passport reads the request's own body; this has made sure that it is one.
    @Body({ schema: loginBody }) _body: LoginBody,
    @Req() request: ActorRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<MeView> {
    const user = await this.authenticator.byPassword(request, response);
    if (!user) throw new AppError('LOGIN_FAILED', 'E-mail address and password do not fit together.');
    await this.sessions.start(request, user.id);
    const actor: Actor = { id: user.id, kind: 'user', roles: user.roles, scopes: null, requestId: null };
    return toMeView(user, actor, this.config);
  }

  @Post('logout')
  @SignedIn()
  @ApiOperation({ summary: 'Sign out' })
  @AnswersNothing({ description: 'The session has ended.' })
  async logout(
    @CurrentActor() actor: PersonActor,
    @Req() request: ActorRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    assertSignedInPerson(actor);
    await this.sessions.end(request, response, actor);
  }

  @Get('me')
  @SignedIn()
  @ApiOperation({ summary: 'Who you are and what you may do' })
  @Answers(meView, { description: 'You, and what you may do.' })
  async me(@CurrentActor() actor: PersonActor): Promise<MeView> {
    return toMeView(await this.users.get(actor.id), actor, this.config);
  }

  @Get('session')
  @Public()
  @ApiOperation({
    summary: 'Who is signed in, or nobody',
    description: 'As `GET /auth/me`, but without a refusal: for a page that starts.',
  })
  @Answers(currentSessionView, { description: 'You, or null.' })
  async session(@Req() { actor }: ActorRequest): Promise<CurrentSessionView> {
    return { me: actor?.id ? toMeView(await this.users.get(actor.id), actor, this.config) : null };
  }

  @Post('password')
  @SignedIn()
  @ApiOperation({ summary: 'Change your password' })
  @AnswersNothing({ description: 'Changed. All your other sessions have ended.', errors: [422, 429] })
  async changePassword(
    @Body({ schema: changePasswordBody }) body: ChangePasswordBody,
    @CurrentActor() actor: PersonActor,
    @Req() request: ActorRequest,
  ): Promise<void> {
    assertSignedInPerson(actor);
    await this.passwords.change(request, actor, body);
    await this.sessions.start(request, actor.id);
  }

  @Post('setup')
  @Public()
  @ApiOperation({ summary: 'Make the first administrator of a new desk' })
  @Answers(userView, { status: 201, description: 'The first administrator; sign in now.', errors: [409, 422, 429] })
  async setup(@Body({ schema: setupBody }) body: SetupBody, @Req() request: ActorRequest): Promise<UserView> {
    return toUserView(await this.setups.setUp(request, body));
  }
}
