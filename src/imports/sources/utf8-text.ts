import { notUtf8 } from '../imports.errors.js';

type Bytes = AsyncIterable<Buffer>;

/** Decodes as it comes, without a byte order mark. @throws AppError IMPORT_NOT_UTF8 */
export async function* utf8Text(bytes: Bytes): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let read = 0;
  try {
    for await (const chunk of bytes) {
      const text = decoder.decode(chunk, { stream: true });
      read += chunk.length;
      if (text !== '') yield text;
    }
    decoder.decode();
  } catch (error) {
    throw isEncodingFault(error) ? notUtf8(read) : error;
  }
}

/** Reads all of it once, so that a file in another encoding is refused before a row is written. @throws as `utf8Text` */
export async function assertUtf8(bytes: Bytes): Promise<void> {
  // oxlint-disable-next-line no-unused-vars -- only the fault counts
  for await (const _ of utf8Text(bytes)) continue;
}

const isEncodingFault = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA';
