import type { FactoryProvider } from '@nestjs/common';
import { productVersion } from '../common/product-version.js';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { AddressGuard } from '../fetching/address-guard.js';
import { PageFetcher } from '../fetching/page-fetcher.js';

/** In milliseconds. A news site that takes longer is not going to answer. */
const LIMITS = { connect: 10_000, headers: 15_000, body: 20_000 };

/** The fetcher of a desk that is configured like this. */
export function configuredFetcher({ fetch, maxUploadBytes }: Pick<AppConfig, 'fetch' | 'maxUploadBytes'>): PageFetcher {
  const contact = fetch.contact === null ? '' : ` (+${fetch.contact})`;
  return new PageFetcher({
    guard: new AddressGuard(fetch.ports, fetch.allow),
    userAgent: `Claimdesk/${productVersion()}${contact}`,
    maxBytes: maxUploadBytes,
    limits: { ...LIMITS, total: fetch.seconds * 1000 },
  });
}

export const pageFetcherProvider: FactoryProvider<PageFetcher> = {
  provide: PageFetcher,
  inject: [APP_CONFIG],
  useFactory: configuredFetcher,
};
