import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const IV_BYTES = 12;
const TAG_BYTES = 16;
const PLACE_BYTES = 8;

/**
 * How far somebody has been told, as the id of an event. Sealed, because the bare number is a count of all that happens at
 * the desk: a rater who gets 7 and then 9 would know of something in between. Every sealing looks different.
 * @param seq place in the audit trail
 * @param personId it can be opened for this person only
 */
export function sealPlace(key: Buffer, seq: number, personId: string): string {
  const iv = randomBytes(IV_BYTES);
  const place = Buffer.alloc(PLACE_BYTES);
  place.writeBigUInt64BE(BigInt(seq));
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(personId));
  return Buffer.concat([iv, cipher.update(place), cipher.final(), cipher.getAuthTag()]).toString('base64url');
}

/** @returns null for what was not sealed by this desk for this person. */
export function openPlace(key: Buffer, sealed: string, personId: string): number | null {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length !== IV_BYTES + PLACE_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(personId)).setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    const place = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
    return Number(place.readBigUInt64BE());
  } catch {
    return null;
  }
}
