import { Global, Module } from '@nestjs/common';
import { NotificationsController } from './notifications.controller.js';
import { NotificationsQueries } from './notifications.queries.js';
import { NotificationsRepository } from './notifications.repository.js';
import { Notifications } from './notifications.js';
import { PreferencesRepository } from './preferences.repository.js';
import { PreferencesService } from './preferences.service.js';

/** Telling people what concerns them. Global, because every module above has something to tell. */
@Global()
@Module({
  controllers: [NotificationsController],
  providers: [Notifications, NotificationsRepository, NotificationsQueries, PreferencesService, PreferencesRepository],
  exports: [Notifications],
})
export class NotificationsModule {}
