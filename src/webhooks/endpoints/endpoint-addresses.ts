import { isIP } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { APP_CONFIG, type AppConfig } from '../../config/app-config.js';
import { AddressGuard, hostOf, portOf } from '../../fetching/address-guard.js';
import { isForbiddenAddress } from '../../fetching/fetch-failure.js';
import { WebhookNetwork } from './webhook-network.js';

/** A resolver that is slower says nothing in time; the delivery asks again. */
const RESOLVE_MS = 3_000;

/**
 * Where webhooks may be sent: by https to the public internet, on the ports that pages are fetched from; and by http or
 * https to what the people who run the desk have listed.
 */
@Injectable()
export class EndpointAddresses {
  readonly guard: AddressGuard;
  private readonly listed: AppConfig['webhooks']['allow'];

  constructor(
    @Inject(APP_CONFIG) { fetch, webhooks }: Pick<AppConfig, 'fetch' | 'webhooks'>,
    private readonly network: WebhookNetwork,
  ) {
    this.listed = webhooks.allow;
    this.guard = new AddressGuard(fetch.ports, webhooks.allow);
  }

  /**
   * What can be told of an address without the network.
   * @returns the address as it is sent to
   * @throws AppError URL_INVALID, URL_FORBIDDEN_ADDRESS
   */
  check(address: string): URL {
    const url = this.guarded(address);
    if (url.protocol === 'https:' || this.isListed(url)) return url;
    throw invalid('Webhooks are sent by https. Give an https address.');
  }

  /**
   * As `check`, and where its name leads today. Every delivery asks again: a name may lead elsewhere tomorrow.
   * @throws AppError URL_INVALID, URL_FORBIDDEN_ADDRESS
   */
  async checkName(address: string): Promise<URL> {
    const url = this.check(address);
    const found = isIP(hostOf(url)) === 0 ? await this.resolve(hostOf(url)) : [];
    if (found.some((each) => !this.guard.permits(url, each))) throw forbidden();
    return url;
  }

  /** A name that is not known (yet) is no fault: a ping shows it. */
  private async resolve(host: string): Promise<string[]> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<string[]>((done) => {
      timer = setTimeout(() => done([]), RESOLVE_MS);
    });
    try {
      return await Promise.race([this.network.resolve(host), late]);
    } catch {
      return [];
    } finally {
      clearTimeout(timer);
    }
  }

  private guarded(address: string): URL {
    try {
      return this.guard.check(address);
    } catch (error) {
      if (isForbiddenAddress(error)) throw forbidden();
      throw invalid(
        'Webhooks are sent to https addresses of at most 2000 characters, without a user name or password in them, on port 443 or one that an administrator allows (CLAIMDESK_FETCH_PORTS).',
      );
    }
  }

  private isListed(url: URL): boolean {
    return this.listed.some(({ host, port }) => host === hostOf(url) && port === portOf(url));
  }
}

const invalid = (message: string): AppError =>
  new AppError('URL_INVALID', message, { faults: [{ path: 'url', message }] });

/** Without what the name led to: who sends addresses must not learn how names resolve here. */
const forbidden = (): AppError => {
  const message =
    'The address leads into a private or reserved network. Give one on the public internet, or have it listed where the desk is run (CLAIMDESK_WEBHOOK_ALLOW).';
  return new AppError('URL_FORBIDDEN_ADDRESS', message, { faults: [{ path: 'url', message }] });
};
