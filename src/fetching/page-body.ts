import { pipeline, type Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import { FetchFailure } from './fetch-failure.js';
import { networkFailure } from './network-failure.js';

/** Encodings asked for; a site may use no other. */
export const ACCEPTED_ENCODINGS = 'gzip, br';

/**
 * Reads a body and unpacks it. Both the bytes sent and the unpacked ones are counted as they come, so that a small body
 * that unpacks to a huge one is cut off at the limit.
 * @throws FetchFailure URL_TOO_LARGE, URL_SERVER_ERROR (an encoding nobody asked for), URL_UNREACHABLE (it broke off)
 */
export async function readBody(body: Readable, encoding: string | null, maxBytes: number): Promise<Buffer> {
  const unpacker = unpackerFor(encoding);
  const unpacked = unpacker
    ? pipeline(
        body,
        (chunks: AsyncIterable<Buffer>) => limited(chunks, maxBytes),
        unpacker,
        () => undefined,
      )
    : body;
  const parts: Buffer[] = [];
  try {
    for await (const part of limited(unpacked as AsyncIterable<Buffer>, maxBytes)) parts.push(part);
  } catch (error) {
    throw networkFailure(error);
  }
  return Buffer.concat(parts);
}

/** Refuses by the length the site states, before anything is read. */
export function refuseLength(contentLength: string | null, maxBytes: number): void {
  if (Number(contentLength ?? 0) > maxBytes) throw tooLarge(maxBytes);
}

function unpackerFor(encoding: string | null): Transform | null {
  switch (encoding?.trim().toLowerCase() ?? '') {
    case '':
    case 'identity':
      return null;
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'br':
      return createBrotliDecompress();
    default:
      throw new FetchFailure(
        'URL_SERVER_ERROR',
        'The site sent the page compressed in a way that was not asked for. Send the page as a file.',
      );
  }
}

async function* limited(chunks: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > maxBytes) throw tooLarge(maxBytes);
    yield chunk;
  }
}

const tooLarge = (maxBytes: number): FetchFailure =>
  new FetchFailure(
    'URL_TOO_LARGE',
    `The page is larger than ${maxBytes} bytes, unpacked. Send the article on its own, as text or as a file.`,
  );
