import { randomBytes, randomUUID } from 'node:crypto';

/** A random (v4) UUID: ids must not reveal order or progress to anyone who may see only some of them. */
export const newId = (): string => randomUUID();

/** A URL-safe secret of `bytes` random bytes, for tokens that are shown once and stored only as a hash. */
export const newSecret = (bytes = 32): string => randomBytes(bytes).toString('base64url');
