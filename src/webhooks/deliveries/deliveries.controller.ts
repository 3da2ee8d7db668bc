import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../../access/access.decorators.js';
import type { PersonActor } from '../../access/actor.js';
import { Answers } from '../../api/answers.decorator.js';
import { idParam, type IdParam } from '../../api/id-param.schema.js';
import { Idempotent } from '../../api/idempotent.decorator.js';
import type { Page } from '../../common/page.js';
import { Transactions } from '../../database/transactions.js';
import { EndpointsQueries } from '../endpoints/endpoints.queries.js';
import { deliveryNotFound, webhookNotFound } from '../webhooks.errors.js';
import {
  deliveriesQuery,
  type DeliveriesQuery,
  deliveryDetailView,
  type DeliveryDetailView,
  deliveryPage,
  deliveryParams,
  type DeliveryParams,
  type DeliveryView,
  redeliverBody,
  type RedeliverBody,
  redeliveredView,
  type RedeliveredView,
} from './deliveries.schemas.js';
import { DeliveriesQueries } from './deliveries.queries.js';
import { Redelivery } from './redelivery.service.js';

@ApiTags('webhooks')
@Controller('webhooks/:id')
export class DeliveriesController {
  constructor(
    private readonly transactions: Transactions,
    private readonly endpoints: EndpointsQueries,
    private readonly queries: DeliveriesQueries,
    private readonly redelivery: Redelivery,
  ) {}

  @Post('test')
  @Requires('webhook.manage')
  @Idempotent()
  @ApiOperation({ summary: 'Send a ping', description: 'A `webhook.ping`, whatever types the webhook asks for.' })
  @Answers(deliveryDetailView, { status: 202, description: 'The delivery; read it again to see what came of it.' })
  ping(@CurrentActor() actor: PersonActor, @Param({ schema: idParam }) { id }: IdParam): Promise<DeliveryDetailView> {
    return this.transactions.run(async (tx) => {
      const deliveryId = await this.redelivery.ping(tx, actor, id);
      return this.get(actor, { id, deliveryId });
    });
  }

  @Get('deliveries')
  @Requires('webhook.manage')
  @ApiOperation({
    summary: 'What was sent, newest first',
    description: 'Kept for 30 days. Without events on claims you rate.',
  })
  @Answers(deliveryPage, { description: 'A page of deliveries.' })
  async list(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Query({ schema: deliveriesQuery }) query: DeliveriesQuery,
  ): Promise<Page<DeliveryView>> {
    if ((await this.endpoints.find(id)) === null) throw webhookNotFound();
    return this.queries.list(actor, id, query);
  }

  @Get('deliveries/:deliveryId')
  @Requires('webhook.manage')
  @ApiOperation({ summary: 'One delivery, with what was sent and what came back' })
  @Answers(deliveryDetailView, { description: 'The delivery.' })
  async get(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: deliveryParams }) { id, deliveryId }: DeliveryParams,
  ): Promise<DeliveryDetailView> {
    const delivery = await this.queries.find(actor, id, deliveryId);
    if (delivery === null) throw deliveryNotFound();
    return delivery;
  }

  @Post('deliveries/:deliveryId/redeliver')
  @Requires('webhook.manage')
  @Idempotent()
  @ApiOperation({ summary: 'Send a delivery again', description: 'Under the same `webhook-id`, and at once.' })
  @Answers(deliveryDetailView, { status: 202, description: 'The delivery; a try follows at once.' })
  redeliver(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: deliveryParams }) { id, deliveryId }: DeliveryParams,
  ): Promise<DeliveryDetailView> {
    return this.transactions.run(async (tx) => {
      await this.get(actor, { id, deliveryId });
      await this.redelivery.one(tx, actor, id, deliveryId);
      return this.get(actor, { id, deliveryId });
    });
  }

  @Post('redeliver')
  @Requires('webhook.manage')
  @Idempotent()
  @ApiOperation({
    summary: 'Send again what was given up since a time',
    description: 'With `all` also what arrived. Each goes under the same `webhook-id` as before.',
  })
  @Answers(redeliveredView, { status: 202, description: 'How many are sent again.' })
  redeliverSince(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: redeliverBody }) body: RedeliverBody,
  ): Promise<RedeliveredView> {
    return this.transactions.run(async (tx) => ({ deliveries: await this.redelivery.since(tx, actor, id, body) }));
  }
}
