import { describe, expect, it } from '@jest/globals';
import { newSigningSecret, seal, signingKey, unseal } from './signing-secret.js';

const KEY = Buffer.alloc(32, 7);

describe('secrets of webhooks', () => {
  it('are 32 random bytes, written as the specification asks', () => {
    const [one, other] = [newSigningSecret(), newSigningSecret()];
    expect(one).not.toBe(other);
    expect(one).toMatch(/^whsec_/);
    expect(signingKey(one)).toHaveLength(32);
  });

  it('are opened with the key and for the webhook they were sealed for, and no other', () => {
    const secret = newSigningSecret();
    const sealed = seal(KEY, secret, 'a');
    expect(sealed).not.toContain(secret.slice(6));
    expect(unseal(KEY, sealed, 'a')).toBe(secret);
    expect(seal(KEY, secret, 'a')).not.toBe(sealed);
    expect(() => unseal(KEY, sealed, 'b')).toThrow();
    expect(() => unseal(Buffer.alloc(32, 8), sealed, 'a')).toThrow();
    const changed = Buffer.from(sealed, 'base64');
    changed[20] = (changed[20] ?? 0) ^ 1;
    expect(() => unseal(KEY, changed.toString('base64'), 'a')).toThrow();
    expect(() => unseal(KEY, '', 'a')).toThrow();
  });
});
