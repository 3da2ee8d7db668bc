import { Body, Controller, Delete, Get, Headers, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../../access/access.decorators.js';
import type { PersonActor } from '../../access/actor.js';
import { Answers, AnswersNothing } from '../../api/answers.decorator.js';
import { idParam, type IdParam } from '../../api/id-param.schema.js';
import { IfMatch, parseIfMatch } from '../../api/if-match.decorator.js';
import { type Page, pageQuery, type PageQuery, wholeList } from '../../common/page.js';
import { Transactions } from '../../database/transactions.js';
import { describeEvents } from '../events/event-schemas.js';
import { webhookNotFound } from '../webhooks.errors.js';
import { EndpointAddresses } from './endpoint-addresses.js';
import { EndpointsQueries } from './endpoints.queries.js';
import { EndpointsService } from './endpoints.service.js';
import {
  changeWebhookBody,
  type ChangeWebhookBody,
  createWebhookBody,
  type CreateWebhookBody,
  eventTypeList,
  newWebhookView,
  type NewWebhookView,
  webhookPage,
  webhookView,
  type WebhookView,
} from './webhooks.schemas.js';

@ApiTags('webhooks')
@Controller('webhooks')
export class WebhooksController {
  constructor(
    private readonly transactions: Transactions,
    private readonly endpoints: EndpointsService,
    private readonly addresses: EndpointAddresses,
    private readonly queries: EndpointsQueries,
  ) {}

  // Not `Idempotent`: the answer has a secret, which would be stored with the key.
  @Post()
  @Requires('webhook.manage')
  @ApiOperation({
    summary: 'Tell another system of events',
    description: 'The secret that signs is shown this once. What happens from now on is told.',
  })
  @Answers(newWebhookView, { status: 201, description: 'The webhook with its secret.', errors: [422] })
  async create(
    @CurrentActor() actor: PersonActor,
    @Body({ schema: createWebhookBody }) body: CreateWebhookBody,
  ): Promise<NewWebhookView> {
    await this.addresses.checkName(body.url);
    return this.transactions.run(async (tx) => {
      const { id, secret } = await this.endpoints.create(tx, actor, body);
      return { ...(await this.get({ id })), secret };
    });
  }

  @Get()
  @Requires('webhook.manage')
  @ApiOperation({ summary: 'The webhooks of the desk, newest first' })
  @Answers(webhookPage, { description: 'A page of webhooks, without their secrets.' })
  list(@Query({ schema: pageQuery }) query: PageQuery): Promise<Page<WebhookView>> {
    return this.queries.list(query);
  }

  @Get('event-types')
  @Requires('webhook.manage')
  @ApiOperation({ summary: 'Everything that webhooks can tell' })
  @Answers(eventTypeList, { description: 'Types of events, with the schema of their data.' })
  eventTypes() {
    return wholeList(describeEvents());
  }

  @Get(':id')
  @Requires('webhook.manage')
  @ApiOperation({ summary: 'One webhook, and how its deliveries go' })
  @Answers(webhookView, { description: 'The webhook, without its secret.' })
  async get(@Param({ schema: idParam }) { id }: IdParam): Promise<WebhookView> {
    const webhook = await this.queries.find(id);
    if (webhook === null) throw webhookNotFound();
    return webhook;
  }

  @Patch(':id')
  @Requires('webhook.manage')
  @ApiOperation({ summary: 'Change a webhook, disable or enable it' })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The ETag of your last read.' })
  @Answers(webhookView, { description: 'The changed webhook.', errors: [412, 422, 428] })
  async change(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @IfMatch() version: number,
    @Body({ schema: changeWebhookBody }) body: ChangeWebhookBody,
  ): Promise<WebhookView> {
    if (body.url !== undefined) await this.addresses.checkName(body.url);
    return this.transactions.run(async (tx) => {
      await this.endpoints.change(tx, actor, id, version, body);
      return this.get({ id });
    });
  }

  @Delete(':id')
  @Requires('webhook.manage')
  @ApiOperation({ summary: 'Remove a webhook with its deliveries' })
  @ApiHeader({ name: 'If-Match', required: false, description: 'The ETag of your last read.' })
  @AnswersNothing({ description: 'Nothing is sent to it any more.', errors: [412] })
  remove(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    const edited = ifMatch === undefined ? null : parseIfMatch(ifMatch);
    return this.transactions.run((tx) => this.endpoints.remove(tx, actor, id, edited));
  }

  // Not `Idempotent`, as above.
  @Post(':id/secret')
  @Requires('webhook.manage')
  @ApiOperation({
    summary: 'Change the secret',
    description: 'Shown this once. For 24 hours deliveries are signed with both, then with the new one alone.',
  })
  @Answers(newWebhookView, { status: 201, description: 'The webhook with its new secret.' })
  rotateSecret(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
  ): Promise<NewWebhookView> {
    return this.transactions.run(async (tx) => {
      const secret = await this.endpoints.rotateSecret(tx, actor, id);
      return { ...(await this.get({ id })), secret };
    });
  }
}
