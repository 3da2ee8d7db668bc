import { inflateRawSync } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const END_SIZE = 22;
const ENTRY_SIZE = 46;
const LOCAL_SIZE = 30;

/** The end of the directory may be followed by a comment of this length. */
const MAX_COMMENT = 0xffff;

/** Entries of one archive; a report full of pictures has hundreds. */
const MAX_ENTRIES = 10_000;

const STORED = 0;
const DEFLATED = 8;

/** A file in a ZIP archive, as the archive's directory describes it. */
export interface ZipEntry {
  name: string;
  /** Bytes when unpacked, as stated; `ZipArchive.read` holds the entry to it. */
  size: number;
  packedSize: number;
  method: number;
  encrypted: boolean;
  headerAt: number;
}

/** Thrown for archives that cannot be what they say: cut off, overlapping, damaged. */
export class ZipDamaged extends Error {}

/**
 * The directory of a ZIP archive, and its entries unpacked one at a time, never beyond the stated size. Small on
 * purpose: what reads a hostile archive should fit on a page. No ZIP64 and no parts: nothing that size is read.
 */
export class ZipArchive {
  readonly entries: ReadonlyMap<string, ZipEntry>;

  /** Names that stand in the directory more than once; `entries` has the last of each. */
  readonly repeated: ReadonlySet<string>;

  /** @throws ZipDamaged when there is no directory, or one that does not fit the bytes */
  constructor(private readonly bytes: Buffer) {
    const { entries, repeated } = directoryOf(bytes);
    this.entries = entries;
    this.repeated = repeated;
  }

  /**
   * The unpacked bytes of an entry.
   * @throws ZipDamaged when there is none of the name, or its data do not unpack to the size stated
   */
  read(name: string): Buffer {
    const entry = this.entries.get(name);
    if (entry === undefined) throw new ZipDamaged(`no entry ${name}`);
    const { bytes } = this;
    const { headerAt, packedSize, size, method } = entry;
    if (headerAt + LOCAL_SIZE > bytes.length || bytes.readUInt32LE(headerAt) !== LOCAL_HEADER) {
      throw new ZipDamaged(`no data for ${name}`);
    }
    const start = headerAt + LOCAL_SIZE + bytes.readUInt16LE(headerAt + 26) + bytes.readUInt16LE(headerAt + 28);
    const packed = bytes.subarray(start, start + packedSize);
    const data = method === STORED ? packed : inflated(packed, entry);
    if (data.length !== size) throw new ZipDamaged(`${name} is not as long as stated`);
    return data;
  }
}

function inflated(packed: Buffer, { name, size, method }: ZipEntry): Buffer {
  if (method !== DEFLATED) throw new ZipDamaged(`${name} is packed in an unknown way`);
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
  } catch (error) {
    throw new ZipDamaged(`${name} cannot be unpacked`, { cause: error });
  }
}

function directoryOf(bytes: Buffer): { entries: Map<string, ZipEntry>; repeated: Set<string> } {
  const end = endOfDirectory(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > MAX_ENTRIES) throw new ZipDamaged('too many entries');
  const entries = new Map<string, ZipEntry>();
  const repeated = new Set<string>();
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index++) {
    if (at + ENTRY_SIZE > end || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new ZipDamaged('no such entry');
    const nameEnd = at + ENTRY_SIZE + bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + ENTRY_SIZE, nameEnd);
    if (entries.has(name)) repeated.add(name);
    entries.set(name, {
      name,
      size: bytes.readUInt32LE(at + 24),
      packedSize: bytes.readUInt32LE(at + 20),
      method: bytes.readUInt16LE(at + 10),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      headerAt: bytes.readUInt32LE(at + 42),
    });
    at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return { entries, repeated };
}

function endOfDirectory(bytes: Buffer): number {
  const earliest = Math.max(0, bytes.length - END_SIZE - MAX_COMMENT);
  for (let at = bytes.length - END_SIZE; at >= earliest; at--) {
    if (bytes.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  }
  throw new ZipDamaged('the directory at the end is missing');
}
