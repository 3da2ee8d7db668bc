import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Transactions, type Tx } from '../database/transactions.js';
import { ImportChunk } from './import-chunk.entity.js';
import { ImportRow } from './import-row.entity.js';
import { ImportRun } from './import-run.entity.js';

/** Bytes of one piece of a file. */
const CHUNK = 1024 * 1024;
/** Rows in one INSERT. */
const BATCH = 500;

export type NewImportRow = Omit<ImportRow, 'importId' | 'import'>;

/** What was kept of a file. */
export interface KeptFile {
  size: number;
  sha256: string;
}

@Injectable()
export class ImportsRepository {
  constructor(private readonly transactions: Transactions) {}

  async insert(tx: Tx, run: Omit<ImportRun, 'requester' | 'createdAt'>): Promise<void> {
    await tx.manager.insert(ImportRun, run);
  }

  find(id: string): Promise<ImportRun | null> {
    return this.transactions.reader.findOneBy(ImportRun, { id });
  }

  /** Locks the import until the end of the transaction. */
  lock(tx: Tx, id: string): Promise<ImportRun | null> {
    return tx.manager.findOne(ImportRun, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  async update(tx: Tx, id: string, change: Partial<ImportRun>): Promise<void> {
    await tx.manager.update(ImportRun, { id }, change);
  }

  /** Keeps a file in pieces, as it comes. @throws what `bytes` throws */
  async keepFile(tx: Tx, importId: string, bytes: AsyncIterable<Buffer>): Promise<KeptFile> {
    const hash = createHash('sha256');
    let size = 0;
    let seq = 0;
    for await (const piece of pieces(bytes)) {
      hash.update(piece);
      size += piece.length;
      await tx.manager.insert(ImportChunk, { importId, seq, bytes: piece });
      seq += 1;
    }
    return { size, sha256: hash.digest('hex') };
  }

  /** The file as it was kept, a piece at a time. */
  async *bytesOf(importId: string): AsyncGenerator<Buffer> {
    for (let seq = 0; ; seq += 1) {
      const piece = await this.transactions.reader.findOneBy(ImportChunk, { importId, seq });
      if (!piece) return;
      yield piece.bytes;
    }
  }

  async removeFile(tx: Tx, importId: string): Promise<void> {
    await tx.manager.delete(ImportChunk, { importId });
  }

  async insertRows(tx: Tx, importId: string, rows: readonly NewImportRow[]): Promise<void> {
    for (let from = 0; from < rows.length; from += BATCH) {
      await tx.manager.insert(
        ImportRow,
        rows.slice(from, from + BATCH).map((row) => ({ ...row, importId })),
      );
    }
  }

  /** Rows of this import with one of the keys, newest last: what a trial run has already said it would write. */
  findOwn(tx: Tx, importId: string, naturalKeys: readonly string[]): Promise<ImportRow[]> {
    return tx.manager
      .createQueryBuilder(ImportRow, 'row')
      .where('row.import_id = :importId AND row.natural_key = ANY(:naturalKeys)', { importId, naturalKeys })
      .andWhere(`row.outcome <> 'REFUSED'`)
      .orderBy('row.number')
      .getMany();
  }
}

async function* pieces(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let length = 0;
  for await (const part of bytes) {
    for (let from = 0; from < part.length;) {
      const taken = part.subarray(from, from + CHUNK - length);
      waiting.push(taken);
      length += taken.length;
      from += taken.length;
      if (length < CHUNK) continue;
      yield Buffer.concat(waiting);
      waiting = [];
      length = 0;
    }
  }
  if (length > 0) yield Buffer.concat(waiting);
}
