import { Module } from '@nestjs/common';
import { UsersModule } from '../users/users.module.js';
import { DeliverWebhooksHandler } from './deliveries/deliver-webhooks.handler.js';
import { DeliveriesController } from './deliveries/deliveries.controller.js';
import { DeliveriesQueries } from './deliveries/deliveries.queries.js';
import { DeliveriesRepository } from './deliveries/deliveries.repository.js';
import { DeliveryAttempts } from './deliveries/delivery-attempts.service.js';
import { Dispatch } from './deliveries/dispatch.service.js';
import { EndpointHealth } from './deliveries/endpoint-health.service.js';
import { Redelivery } from './deliveries/redelivery.service.js';
import { WebhookSender } from './deliveries/webhook-sender.js';
import { EndpointAddresses } from './endpoints/endpoint-addresses.js';
import { EndpointsQueries } from './endpoints/endpoints.queries.js';
import { EndpointsRepository } from './endpoints/endpoints.repository.js';
import { EndpointsService } from './endpoints/endpoints.service.js';
import { SecretSafe } from './endpoints/secret-safe.js';
import { WebhookNetwork } from './endpoints/webhook-network.js';
import { WebhooksController } from './endpoints/webhooks.controller.js';
import { AuditRowsQueries } from './events/audit-rows.queries.js';
import { EventFanOut } from './events/event-fan-out.service.js';
import { EventsRepository } from './events/events.repository.js';
import { FanOutEventsHandler } from './events/fan-out-events.handler.js';

/** Telling other systems what happens at the desk. */
@Module({
  imports: [UsersModule],
  controllers: [WebhooksController, DeliveriesController],
  providers: [
    WebhookNetwork,
    EndpointAddresses,
    SecretSafe,
    EndpointsRepository,
    EndpointsQueries,
    EndpointsService,
    AuditRowsQueries,
    EventsRepository,
    EventFanOut,
    FanOutEventsHandler,
    DeliveriesRepository,
    DeliveriesQueries,
    WebhookSender,
    EndpointHealth,
    DeliveryAttempts,
    DeliverWebhooksHandler,
    Dispatch,
    Redelivery,
  ],
})
export class WebhooksModule {}
