import { Module } from '@nestjs/common';
import { MailModule } from '../mail/mail.module.js';
import { OrganisationModule } from '../organisation/organisation.module.js';
import { ReadersModule } from '../readers/readers.module.js';
import { AnnounceChangesHandler } from './announce-changes.handler.js';
import { SendSubscriptionMailHandler } from './send-subscription-mail.handler.js';
import { SubscriptionDesk } from './subscription-desk.service.js';
import { SubscriptionLinks } from './subscription-links.js';
import { SubscriptionMailQueries } from './subscription-mail.queries.js';
import { SubscriptionsController } from './subscriptions.controller.js';
import { SubscriptionsRepository } from './subscriptions.repository.js';
import { SubscriptionsService } from './subscriptions.service.js';

/** Corrections by mail to readers who asked for them. */
@Module({
  imports: [MailModule, OrganisationModule, ReadersModule],
  controllers: [SubscriptionsController],
  providers: [
    SubscriptionsRepository,
    SubscriptionsService,
    SubscriptionDesk,
    SubscriptionLinks,
    SubscriptionMailQueries,
    AnnounceChangesHandler,
    SendSubscriptionMailHandler,
  ],
  exports: [SubscriptionDesk],
})
export class SubscriptionsModule {}
