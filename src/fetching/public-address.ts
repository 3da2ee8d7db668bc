import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** The part of IPv6 that is given out to networks of the internet (IANA). */
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3') as [ipaddr.IPv6, number];

/**
 * Whether an IP address is on the public internet. Everything with a special purpose is not: loopback, private, link
 * local, multicast, documentation, and every form that carries an IPv4 address inside an IPv6 one. The library knows
 * these ranges, but takes what lies between them for public: `::7f00:1`, which is 127.0.0.1, among others.
 */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_UNICAST);
}

/** One spelling for each address; IPv4 in IPv6 (`::ffff:127.0.0.1`) becomes IPv4. A name stays as it is. */
export const plainAddress = (host: string): string => (isIP(host) === 0 ? host : ipaddr.process(host).toString());
