import { Readable, pipeline } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';
import { AppError } from '../../common/app-error.js';

export interface ZipEntry {
  /** Path within the archive. */
  name: string;
  content: AsyncIterable<Buffer>;
}

interface Stored {
  name: Buffer;
  crc: number;
  packed: number;
  size: number;
  /** Where it begins in the archive. */
  offset: number;
}

/** UTF-8 names, and sizes that follow the content, because they are not known before. */
const FLAGS = 0x0808;
const DEFLATED = 8;
const VERSION = 20;
/** What the plain form of ZIP can count to. */
const MOST_BYTES = 0xffff_ffff;

/**
 * A ZIP archive, written as it is read: no entry has to fit into memory. Every entry has the same time stamp, so that the
 * same entries give the same bytes.
 * @param moment ISO 8601, from 1980 on; ZIP keeps it to two seconds
 * @throws AppError EXPORT_TOO_LARGE for more than 4 GiB
 */
export async function* zip(entries: Iterable<ZipEntry>, moment: string): AsyncGenerator<Buffer> {
  const stamp = dosTime(new Date(moment));
  const stored: Stored[] = [];
  let offset = 0;
  for (const { name, content } of entries) {
    const entry: Stored = { name: Buffer.from(name, 'utf8'), crc: 0, packed: 0, size: 0, offset };
    const head = Buffer.concat([localHeader(entry, stamp), entry.name]);
    yield head;
    yield* deflated(content, entry);
    yield descriptor(entry);
    offset += head.length + entry.packed + 16;
    assertFits(Math.max(offset, entry.size));
    stored.push(entry);
  }
  const directory = Buffer.concat(stored.flatMap((entry) => [centralHeader(entry, stamp), entry.name]));
  assertFits(offset + directory.length);
  yield directory;
  yield endOfDirectory(stored.length, directory.length, offset);
}

/** Passes the content through deflate and counts it. */
async function* deflated(content: AsyncIterable<Buffer>, entry: Stored): AsyncGenerator<Buffer> {
  const counted = async function* (): AsyncGenerator<Buffer> {
    for await (const part of content) {
      entry.crc = crc32(part, entry.crc);
      entry.size += part.length;
      yield part;
    }
  };
  const packer = createDeflateRaw({ level: 6 });
  // The fault itself comes out of the packer, which is destroyed with it.
  pipeline(Readable.from(counted()), packer, () => undefined);
  for await (const part of packer as AsyncIterable<Buffer>) {
    entry.packed += part.length;
    yield part;
  }
}

function assertFits(bytes: number): void {
  if (bytes <= MOST_BYTES) return;
  throw new AppError(
    'EXPORT_TOO_LARGE',
    'The archive would have more than 4 GiB, which this format cannot hold. Narrow the export, or take CSV or JSON.',
  );
}

function localHeader({ name }: Stored, stamp: number): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(FLAGS, 6);
  header.writeUInt16LE(DEFLATED, 8);
  header.writeUInt32LE(stamp, 10);
  header.writeUInt16LE(name.length, 26);
  return header;
}

function descriptor({ crc, packed, size }: Stored): Buffer {
  const block = Buffer.alloc(16);
  block.writeUInt32LE(0x08074b50, 0);
  block.writeUInt32LE(crc, 4);
  block.writeUInt32LE(packed, 8);
  block.writeUInt32LE(size, 12);
  return block;
}

function centralHeader({ name, crc, packed, size, offset }: Stored, stamp: number): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(VERSION, 6);
  header.writeUInt16LE(FLAGS, 8);
  header.writeUInt16LE(DEFLATED, 10);
  header.writeUInt32LE(stamp, 12);
  header.writeUInt32LE(crc, 16);
  header.writeUInt32LE(packed, 20);
  header.writeUInt32LE(size, 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt32LE(offset, 42);
  return header;
}

function endOfDirectory(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

/** Date and time as MS-DOS kept them: the time in the lower, the date in the upper 16 bits. */
export function dosTime(moment: Date): number {
  const time = (moment.getUTCHours() << 11) | (moment.getUTCMinutes() << 5) | (moment.getUTCSeconds() >> 1);
  const date = ((moment.getUTCFullYear() - 1980) << 9) | ((moment.getUTCMonth() + 1) << 5) | moment.getUTCDate();
  return ((date << 16) | time) >>> 0;
}
