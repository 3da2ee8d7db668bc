import { Module } from '@nestjs/common';
import { AccessRevocation } from './access-revocation.repository.js';
import { InvitationsController } from './invitations.controller.js';
import { InvitationsRepository } from './invitations.repository.js';
import { InvitationsService } from './invitations.service.js';
import { OwnPauseController } from './own-pause.controller.js';
import { PasswordHasher } from './password-hasher.js';
import { RolesController } from './roles.controller.js';
import { UsersController } from './users.controller.js';
import { UsersRepository } from './users.repository.js';
import { UsersService } from './users.service.js';

/** Accounts and invitations. Needs the global modules for configuration, database, audit and jobs. */
@Module({
  controllers: [UsersController, RolesController, OwnPauseController, InvitationsController],
  providers: [
    UsersService,
    UsersRepository,
    AccessRevocation,
    PasswordHasher,
    InvitationsService,
    InvitationsRepository,
  ],
  exports: [UsersService, PasswordHasher],
})
export class UsersModule {}
