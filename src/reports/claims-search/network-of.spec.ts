import { describe, expect, it } from '@jest/globals';
import { networkOf } from './network-of.js';

describe('whom a request counts for', () => {
  it.each([
    ['an IPv4 address by itself', '192.0.2.7', '192.0.2.7'],
    ['an IPv4 address written as IPv6', '::ffff:192.0.2.7', '192.0.2.7'],
    ['the /64 of an IPv6 address', '2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['text that is no address', 'unknown', 'unknown'],
  ])('is %s', (_what, address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
