import { describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { newSigningSecret } from '../endpoints/signing-secret.js';
import { signatureHeaders } from './signature.js';

describe(signatureHeaders.name, () => {
  const body = '{"type":"webhook.ping","data":{"words":"ä ✓"}}';
  const signed = { id: 'f0c4b7a2', timestamp: Math.floor(Date.now() / 1000), body };

  it('signs as the library of the specification does', () => {
    const secret = newSigningSecret();
    const headers = signatureHeaders(signed, [secret]);
    const theirs = new Webhook(secret).sign(signed.id, new Date(signed.timestamp * 1000), body);
    expect(headers['webhook-signature']).toBe(theirs);
  });

  it('is verified with any of the secrets that signed', () => {
    const secrets = [newSigningSecret(), newSigningSecret()];
    const headers = signatureHeaders(signed, secrets);
    for (const secret of secrets) expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body));
    expect(() => new Webhook(newSigningSecret()).verify(body, headers)).toThrow();
  });
});
