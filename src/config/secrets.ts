import { hkdfSync, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppConfig } from './app-config.js';

/** Keys derived from the one secret, so that each purpose has its own. */
export interface Secrets {
  /** First signs, the others still verify (rotation). */
  cookieKeys: string[];
  auditKey: Buffer;
  /** For the addresses with which readers confirm and end what they asked for. First signs, the others still verify. */
  readerKeys: Buffer[];
  /** For the hashes of request bodies kept with idempotency keys. */
  idempotencyKey: Buffer;
  /** Draws who is measured with which claim, so that nobody can foresee it. */
  goldKey: Buffer;
  /** Seals the secrets of webhooks in the database (AES-256). */
  webhookKey: Buffer;
  /** Seals how far a reader of live events has come (AES-256). */
  liveKey: Buffer;
  /** For the keys with which people's browsers seal what they keep. First seals, the others still open. */
  textKeys: Buffer[];
}

export const SECRETS = Symbol('SECRETS');

/**
 * The desk's secret: from the environment, or (outside production) made once and kept in the data folder with mode
 * 0600, so that API and worker processes on one machine share it.
 */
export function loadSecrets(config: AppConfig): Secrets {
  const current = config.secret ?? localSecret(config.dataFolder);
  const all = [current, ...(config.previousSecret ? [config.previousSecret] : [])];
  return {
    cookieKeys: all.map((secret) => derive(secret, 'claimdesk cookie').toString('base64url')),
    readerKeys: all.map((secret) => derive(secret, 'claimdesk reader links')),
    // The audit chain is one chain for the life of the desk: it stays with the oldest key given.
    auditKey: derive(config.previousSecret ?? current, 'claimdesk audit chain'),
    idempotencyKey: derive(current, 'claimdesk idempotency key'),
    goldKey: derive(current, 'claimdesk known answers'),
    // As the audit chain: what was sealed once is to be opened for the life of the desk.
    webhookKey: derive(config.previousSecret ?? current, 'claimdesk webhook secrets'),
    liveKey: derive(current, 'claimdesk live events'),
    textKeys: all.map((secret) => derive(secret, 'claimdesk texts on devices')),
  };
}

const derive = (secret: string, purpose: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));

function localSecret(folder: string): string {
  const file = join(folder, 'secret');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    // Exclusive creation: of two processes starting together one writes, the other reads.
    writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}
