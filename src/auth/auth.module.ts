import { Global, type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { CallerCheck } from '../access/caller-check.js';
import { UsersModule } from '../users/users.module.js';
import { AuthController } from './auth.controller.js';
import { Authenticator } from './authenticator.js';
import { BearerTokenStrategy } from './bearer-token.strategy.js';
import { CsrfGuard } from './csrf.guard.js';
import { LocalStrategy } from './local.strategy.js';
import { LoginThrottle } from './login-throttle.repository.js';
import { LoginService } from './login.service.js';
import { OpenAnswerCheck } from './open-answer-check.service.js';
import { PasswordChange } from './password-change.service.js';
import { OwnSessionsController } from './own-sessions.controller.js';
import { PasswordResetController } from './password-reset.controller.js';
import { PasswordReset } from './password-reset.service.js';
import { PermissionGuard } from './permission.guard.js';
import { Reauthentication } from './reauthentication.service.js';
import { RequestActor } from './request-actor.service.js';
import { SessionMiddleware } from './session.middleware.js';
import { SessionStore } from './session.store.js';
import { SessionsRepository } from './sessions.repository.js';
import { SessionsService } from './sessions.service.js';
import { SetupService } from './setup.service.js';
import { TextKeysController } from './text-keys.controller.js';
import { TokensController } from './tokens.controller.js';
import { TokensRepository } from './tokens.repository.js';
import { TokensService } from './tokens.service.js';
import { UserSessionsController } from './user-sessions.controller.js';

/**
 * Who is calling, and the guards before every route. Imported by the composition root only; global for the one port it binds,
 * `CallerCheck`.
 */
@Global()
@Module({
  imports: [UsersModule],
  controllers: [
    AuthController,
    OwnSessionsController,
    TokensController,
    UserSessionsController,
    PasswordResetController,
    TextKeysController,
  ],
  providers: [
    // Guards run in this order.
    { provide: APP_GUARD, useClass: CsrfGuard },
    { provide: APP_GUARD, useClass: PermissionGuard },
    { provide: CallerCheck, useClass: OpenAnswerCheck },
    Authenticator,
    BearerTokenStrategy,
    LocalStrategy,
    LoginService,
    LoginThrottle,
    PasswordChange,
    PasswordReset,
    Reauthentication,
    RequestActor,
    SessionMiddleware,
    SessionStore,
    SessionsRepository,
    SessionsService,
    SetupService,
    TokensRepository,
    TokensService,
  ],
  exports: [CallerCheck],
})
export class AuthModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(SessionMiddleware).forRoutes('{*path}');
  }
}
