import { Global, Module } from '@nestjs/common';
import { MailModule } from '../mail/mail.module.js';
import { OrganisationModule } from '../organisation/organisation.module.js';
import { DigestsRepository } from './digest/digests.repository.js';
import { MakeDigestsHandler } from './digest/make-digests.handler.js';
import { SendDigestHandler } from './digest/send-digest.handler.js';
import { NotificationsController } from './notifications.controller.js';
import { NotificationsQueries } from './notifications.queries.js';
import { NotificationsRepository } from './notifications.repository.js';
import { Notifications } from './notifications.js';
import { PreferencesRepository } from './preferences.repository.js';
import { PreferencesService } from './preferences.service.js';

/** Telling people what concerns them. Global, because every module above has something to tell. */
@Global()
@Module({
  imports: [MailModule, OrganisationModule],
  controllers: [NotificationsController],
  providers: [
    Notifications,
    NotificationsRepository,
    NotificationsQueries,
    PreferencesService,
    PreferencesRepository,
    DigestsRepository,
    MakeDigestsHandler,
    SendDigestHandler,
  ],
  exports: [Notifications],
})
export class NotificationsModule {}
