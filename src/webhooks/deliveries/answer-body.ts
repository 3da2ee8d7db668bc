import type { Readable } from 'node:stream';

/** So much of an answer is read at most; the rest is cut off. */
const READ_BYTES = 16_384;
/** So much of it is kept for people to look at. */
const KEPT_CHARACTERS = 4_000;

/** The beginning of an answer as text, whatever it is. */
export async function readBeginning(body: Readable): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of body as AsyncIterable<Buffer>) {
    parts.push(part);
    size += part.length;
    if (size >= READ_BYTES) break;
  }
  // NUL is what PostgreSQL cannot store, and the cut may halve a surrogate pair, which the way through bytes mends.
  const kept = Buffer.concat(parts).toString('utf8').replaceAll('\u0000', '\ufffd').slice(0, KEPT_CHARACTERS);
  return Buffer.from(kept, 'utf8').toString('utf8');
}
