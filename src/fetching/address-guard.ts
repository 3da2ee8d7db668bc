import { isIP } from 'node:net';
import { parseUrl } from '../common/parse-url.js';
import { forbiddenAddress, invalidAddress } from './fetch-failure.js';
import { isPublicAddress, plainAddress } from './public-address.js';

/** A host (name or IP address, without brackets) and a port. */
export interface HostPort {
  host: string;
  port: number;
}

/** Longest address taken, as typed and as the URL standard spells it. */
const MAX_LENGTH = 2000;

/** Ports of the web itself; others only where they are configured. */
const WEB_PORTS = [80, 443];

/**
 * Which addresses may be fetched: http and https on the public internet. Everything that could reach a machine beside
 * this one is refused, unless it is listed.
 */
export class AddressGuard {
  private readonly ports: ReadonlySet<number>;
  private readonly listed: ReadonlySet<string>;

  /**
   * @param ports allowed besides 80 and 443, on public addresses
   * @param listed hosts with their port that are allowed whatever their address is: for trials and tests
   */
  constructor(ports: readonly number[], listed: readonly HostPort[]) {
    this.ports = new Set([...WEB_PORTS, ...ports]);
    this.listed = new Set(listed.map(({ host, port }) => keyOf(host, port)));
  }

  /**
   * What can be told of an address before anything is asked of the network: its syntax, scheme, port, and the IP
   * address where it names one.
   * @param base the address a relative one is relative to: that of a redirect
   * @returns the address as the URL standard spells it, without its fragment
   * @throws FetchFailure URL_INVALID, URL_FORBIDDEN_ADDRESS
   */
  check(address: string, base?: URL): URL {
    const url = parse(address, base);
    if (url.protocol !== 'http:' && url.protocol !== 'https:') {
      throw invalidAddress('Only http and https addresses are fetched. Give the address of a web page.');
    }
    if (url.username !== '' || url.password !== '') {
      throw invalidAddress(
        'The address holds a user name or password. Pages are fetched as anyone sees them: leave it out.',
      );
    }
    url.hash = '';
    if (url.href.length > MAX_LENGTH) {
      throw invalidAddress(`The address is longer than ${MAX_LENGTH} characters. Send the page as a file.`);
    }
    this.checkTarget(hostOf(url), portOf(url));
    return url;
  }

  /**
   * Whether a connection for `url` may be made to this IP address. Of the addresses of a name every one must be: a
   * name that has a private one beside a public one is made to be mistaken.
   */
  permits(url: URL, address: string): boolean {
    const port = portOf(url);
    return this.isListed(hostOf(url), port) || this.isListed(address, port) || this.isOpen(address, port);
  }

  private checkTarget(host: string, port: number): void {
    if (this.isListed(host, port)) return;
    if (isIP(host) !== 0 && !isPublicAddress(host)) throw forbiddenAddress(host);
    if (isLoopbackName(host)) throw forbiddenAddress(host);
    // A name may turn out to have a listed IP address, which only then is known.
    const known = this.ports.has(port) || [...this.listed].some((entry) => entry.endsWith(` ${port}`));
    if (!known) {
      throw invalidAddress(
        `Pages on port ${port} are not fetched. An administrator can allow it (CLAIMDESK_FETCH_PORTS).`,
      );
    }
  }

  private isOpen(address: string, port: number): boolean {
    return this.ports.has(port) && isPublicAddress(address);
  }

  private isListed(host: string, port: number): boolean {
    return this.listed.has(keyOf(host, port));
  }
}

/** Host of an address, without the brackets of IPv6. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[(.*)\]$/, '$1');

/** Port of an address, also where it is left out. */
export const portOf = (url: URL): number => Number(url.port || (url.protocol === 'https:' ? 443 : 80));

const keyOf = (host: string, port: number): string => `${plainAddress(host.toLowerCase())} ${port}`;

/** These mean this machine by definition (RFC 6761), whatever a resolver says. */
const isLoopbackName = (host: string): boolean => /(?:^|\.)localhost\.?$/i.test(host);

function parse(address: string, base: URL | undefined): URL {
  const url = address.length > MAX_LENGTH ? null : parseUrl(address, base);
  if (url === null) {
    throw invalidAddress('This is not a web address. It has to look like https://news.example/article.');
  }
  return url;
}
