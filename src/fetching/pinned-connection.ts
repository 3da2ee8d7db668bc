import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import type { buildConnector } from 'undici';
import { type AddressGuard, hostOf } from './address-guard.js';
import { FetchFailure, forbiddenAddress } from './fetch-failure.js';

/** Every address of a name. */
export type HostResolver = (hostname: string) => Promise<string[]>;

/** Asks the system, as a browser would: the hosts file, then DNS. */
export const systemResolver: HostResolver = async (hostname) =>
  (await lookup(hostname, { all: true, verbatim: true })).map(({ address }) => address);

/**
 * The addresses of the site, asked for once; later answers of the resolver do not matter, so they cannot be other ones.
 * @throws FetchFailure URL_FORBIDDEN_ADDRESS, URL_UNREACHABLE; the resolver's error
 */
export async function permittedAddresses(url: URL, guard: AddressGuard, resolve: HostResolver): Promise<string[]> {
  const host = hostOf(url);
  const addresses = isIP(host) === 0 ? await resolve(host) : [host];
  const refused = addresses.find((address) => !guard.permits(url, address));
  if (refused !== undefined) throw forbiddenAddress(`${host} at ${refused}`);
  if (addresses.length === 0) {
    throw new FetchFailure('URL_UNREACHABLE', 'There is no site of this name. Check the address.');
  }
  return addresses;
}

/** A lookup that asks nobody: it answers with the addresses that were checked. */
export function pinnedLookup(addresses: readonly string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_hostname, options, callback) => {
    if (options.all) callback(null, all);
    else callback(null, all[0]?.address ?? '', all[0]?.family);
  };
}

/** Checks where a connection really ended: a lookup is not asked when the host is an IP address. */
export function checkedConnector(
  connect: buildConnector.connector,
  url: URL,
  guard: AddressGuard,
): buildConnector.connector {
  return (options, callback) =>
    connect(options, (...[error, socket]) => {
      if (error) return callback(error, null);
      const address = socket.remoteAddress ?? 'nowhere';
      if (guard.permits(url, address)) return callback(null, socket);
      socket.destroy();
      return callback(forbiddenAddress(`${hostOf(url)} connected to ${address}`), null);
    });
}
