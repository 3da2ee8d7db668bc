import { createHmac } from 'node:crypto';
import { signingKey } from '../endpoints/signing-secret.js';

/** What is signed: the headers of the Standard Webhooks specification and the body. */
interface Signed {
  id: string;
  /** Unix time in seconds. */
  timestamp: number;
  body: string;
}

/** The three headers. Each secret gives a signature of its own; the receiver needs to find one that fits. */
export function signatureHeaders(signed: Signed, secrets: readonly string[]): Record<string, string> {
  const content = `${signed.id}.${signed.timestamp}.${signed.body}`;
  const signatures = secrets.map((secret) => createHmac('sha256', signingKey(secret)).update(content).digest('base64'));
  return {
    'webhook-id': signed.id,
    'webhook-timestamp': String(signed.timestamp),
    'webhook-signature': signatures.map((signature) => `v1,${signature}`).join(' '),
  };
}
