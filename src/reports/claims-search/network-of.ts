import ipaddr from 'ipaddr.js';

const IPV6_PARTS = 4;

/** Whom a request counts for: an IPv4 address, or the /64 that one customer has of IPv6. Text that is neither, as it is. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.toString();
  return parsed.parts
    .slice(0, IPV6_PARTS)
    .map((part) => part.toString(16))
    .join(':');
}
