import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { newId } from '../common/ids.js';
import { Transactions, type Tx } from '../database/transactions.js';
import { ChunkedFilesRepository } from './chunked-files.repository.js';

/** Bytes of a chunk, but for the last one of a file. */
export const CHUNK_BYTES = 1024 * 1024;

/** What a file turned out to be. */
export interface FileDigest {
  /** Bytes. */
  size: number;
  /** SHA-256, 64 hex digits. */
  sha256: string;
}

/**
 * Files of any size that we make ourselves, written and read a chunk at a time: what is in memory does not grow with the
 * file. `begin`, `write`, then `complete` in the transaction that hands the file on; or `remove`.
 */
@Injectable()
export class ChunkedFiles {
  constructor(
    private readonly transactions: Transactions,
    private readonly files: ChunkedFilesRepository,
  ) {}

  /** Begins a file, which has to be completed within a day. @returns its id. */
  async begin(tx: Tx): Promise<string> {
    const id = newId();
    await this.files.insert(tx, id);
    return id;
  }

  /**
   * Writes the bytes of a file that was begun, each chunk in a transaction of its own. The source is asked for more only
   * when what it gave is stored.
   * @throws whatever the source or the database throws; what was written stays until `remove`.
   */
  async write(fileId: string, source: AsyncIterable<Buffer>): Promise<FileDigest> {
    const hash = createHash('sha256');
    let size = 0;
    let position = 0;
    for await (const bytes of inChunks(source)) {
      hash.update(bytes);
      size += bytes.length;
      const chunk = { fileId, position, bytes };
      await this.transactions.run((tx) => this.files.insertChunk(tx, chunk));
      position += 1;
    }
    return { size, sha256: hash.digest('hex') };
  }

  /** From now on the file can be read, and does not change. @returns false when it is gone, or complete already. */
  complete(tx: Tx, fileId: string, digest: FileDigest): Promise<boolean> {
    return this.files.complete(tx, fileId, digest);
  }

  async remove(tx: Tx, fileId: string): Promise<void> {
    await this.files.remove(tx, fileId);
  }

  /** Removes what was begun more than a day ago and never completed. @returns how many there were */
  removeAbandoned(tx: Tx): Promise<number> {
    return this.files.removeAbandoned(tx, '1 day');
  }

  /**
   * The bytes from `start` to `end`, both included, a chunk at a time.
   * @throws Error when the file is removed meanwhile: the reader must see that something is missing
   */
  async *read(fileId: string, start: number, end: number): AsyncGenerator<Buffer> {
    for (let position = Math.floor(start / CHUNK_BYTES); position * CHUNK_BYTES <= end; position += 1) {
      const bytes = await this.files.findChunk(fileId, position);
      if (!bytes) throw new Error(`chunk ${position} of file ${fileId} is gone`);
      const offset = position * CHUNK_BYTES;
      yield bytes.subarray(Math.max(0, start - offset), end - offset + 1);
    }
  }
}

/** Gathers and cuts what the source gives to chunks of `CHUNK_BYTES`. */
async function* inChunks(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let pending: Buffer[] = [];
  let size = 0;
  for await (const part of source) {
    pending.push(part);
    size += part.length;
    if (size < CHUNK_BYTES) continue;
    let bytes = Buffer.concat(pending, size);
    for (; bytes.length >= CHUNK_BYTES; bytes = bytes.subarray(CHUNK_BYTES)) yield bytes.subarray(0, CHUNK_BYTES);
    // A copy: the rest would keep the whole buffer in memory.
    pending = [Buffer.from(bytes)];
    size = bytes.length;
  }
  if (size > 0) yield Buffer.concat(pending, size);
}
