import { tooComplex } from '../too-complex.js';
import { documentLocked } from '../unreadable.js';
import { ZipArchive } from '../zip-archive.js';

/** Bytes of mark-up in one part. A book of 500 pages has some 15 MB; the parser takes many times as much memory. */
const MAX_PART = 20 * 1024 * 1024;

/** Of all parts that are read. */
const MAX_TOTAL = 40 * 1024 * 1024;

/** The parts of a DOCX file, unpacked when asked for and within limits. Has the form in which mammoth takes archives. */
export class DocxParts {
  private readonly archive: ZipArchive;
  private total = 0;

  /** @throws ZipDamaged; AppError DOCUMENT_LOCKED */
  constructor(bytes: Uint8Array) {
    this.archive = new ZipArchive(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    for (const { encrypted } of this.archive.entries.values()) if (encrypted) throw documentLocked('Word document');
  }

  readonly exists = (name: string): boolean => this.archive.entries.has(name);

  /**
   * The text of a part. Its size is known from the directory before anything is unpacked, and unpacking is held to it.
   * @throws ZipDamaged; AppError DOCUMENT_TOO_COMPLEX
   */
  readonly read = async (name: string, encoding: string): Promise<string> => {
    const size = this.archive.entries.get(name)?.size ?? 0;
    this.total += size;
    if (size > MAX_PART || this.total > MAX_TOTAL) throw tooComplex('unpacked, its text is larger than 20 MB');
    return new TextDecoder(encoding).decode(this.archive.read(name));
  };
}
