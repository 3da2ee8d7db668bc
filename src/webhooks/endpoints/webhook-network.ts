import { Injectable } from '@nestjs/common';
import { buildConnector } from 'undici';
import { type HostResolver, systemResolver } from '../../fetching/pinned-connection.js';
import type { Network } from '../../fetching/site-request.js';

/** The network that webhooks are sent over; tests put a resolver of their own in. */
@Injectable()
export class WebhookNetwork implements Network {
  resolve: HostResolver = systemResolver;
  readonly connector = buildConnector;
}
