import { type buildConnector, Client, type Dispatcher } from 'undici';
import type { AddressGuard } from './address-guard.js';
import type { FetchClock, FetchLimits } from './fetch-clock.js';
import { networkFailure } from './network-failure.js';
import { checkedConnector, type HostResolver, permittedAddresses, pinnedLookup } from './pinned-connection.js';

/** The network as the fetcher sees it; tests put their own in its place. */
export interface Network {
  resolve: HostResolver;
  connector: typeof buildConnector;
}

/** One request, and what it may do. */
export interface SiteRequest {
  url: URL;
  headers: Record<string, string>;
  guard: AddressGuard;
  network: Network;
  limits: FetchLimits;
  /** Sent by POST; without it the request is a GET. */
  body?: string;
}

/** Some sites set a lot of cookies; Node's default of 16 KiB is not enough for them. */
const MAX_HEADER_BYTES = 65_536;

/**
 * Sends one request and lets `take` work on the answer. The connection is made for it alone and ends with it: a connection
 * kept open would be one whose address nobody checks again.
 * @throws FetchFailure URL_FORBIDDEN_ADDRESS, URL_UNREACHABLE; the reason of the clock's signal; what `take` throws
 */
export async function askSite<T>(
  request: SiteRequest,
  clock: FetchClock,
  take: (answer: Dispatcher.ResponseData) => Promise<T>,
): Promise<T> {
  const { url, headers, guard, network, body } = request;
  let client: Client | undefined;
  try {
    clock.enter('connect');
    const addresses = await named(clock.race(permittedAddresses(url, guard, network.resolve)));
    client = clientFor(request, addresses, clock);
    const path = `${url.pathname}${url.search}`;
    const method = body === undefined ? 'GET' : 'POST';
    const answer = await named(clock.race(client.request({ method, path, headers, body, signal: clock.signal })));
    // A body that nobody reads to its end is cut off, which its stream takes for an error.
    answer.body.on('error', () => undefined);
    clock.enter('body');
    return await take(answer);
  } catch (error) {
    throw clock.signal.aborted ? clock.signal.reason : error;
  } finally {
    await client?.destroy();
  }
}

function clientFor({ url, guard, network, limits }: SiteRequest, addresses: string[], clock: FetchClock): Client {
  const connect = network.connector({ lookup: pinnedLookup(addresses), timeout: limits.connect });
  const checked = checkedConnector(connect, url, guard);
  return new Client(`${url.protocol}//${url.host}`, {
    connect: (options, callback) =>
      checked(options, (...[error, socket]) => {
        if (error) return callback(error, null);
        clock.enter('headers');
        return callback(null, socket);
      }),
    pipelining: 0,
    maxHeaderSize: MAX_HEADER_BYTES,
    // The clock's own limits are over all of the body, not over each silence in it.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
}

/** The errors of resolvers, sockets and parsers under our codes. */
const named = <T>(work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => Promise.reject(networkFailure(error)));
