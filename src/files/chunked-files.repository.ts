import { Injectable } from '@nestjs/common';
import { Transactions, type Tx } from '../database/transactions.js';
import { ChunkedFile } from './chunked-file.entity.js';
import { FileChunk } from './file-chunk.entity.js';

/** Removing some gigabytes takes longer than a statement usually may. */
const REMOVAL_TIMEOUT = '10min';

@Injectable()
export class ChunkedFilesRepository {
  constructor(private readonly transactions: Transactions) {}

  async insert(tx: Tx, id: string): Promise<void> {
    await tx.manager.insert(ChunkedFile, { id, size: null, sha256: null, completedAt: null });
  }

  async insertChunk(tx: Tx, chunk: Omit<FileChunk, 'file'>): Promise<void> {
    await tx.manager.insert(FileChunk, chunk);
  }

  /** @returns false when there is no such unfinished file. */
  async complete(tx: Tx, id: string, { size, sha256 }: { size: number; sha256: string }): Promise<boolean> {
    const [, changed] = await tx.manager.query<[unknown, number]>(
      `UPDATE chunked_file SET size = $2, sha256 = $3, completed_at = now() WHERE id = $1 AND completed_at IS NULL`,
      [id, size, sha256],
    );
    return changed === 1;
  }

  async remove(tx: Tx, id: string): Promise<void> {
    await tx.manager.query(`SET LOCAL statement_timeout = '${REMOVAL_TIMEOUT}'`);
    await tx.manager.delete(ChunkedFile, { id });
  }

  /** Unfinished files that were begun so long ago. @returns how many there were */
  async removeAbandoned(tx: Tx, age: string): Promise<number> {
    await tx.manager.query(`SET LOCAL statement_timeout = '${REMOVAL_TIMEOUT}'`);
    const [, removed] = await tx.manager.query<[unknown, number]>(
      `DELETE FROM chunked_file WHERE completed_at IS NULL AND created_at < now() - $1::interval`,
      [age],
    );
    return removed;
  }

  async findChunk(fileId: string, position: number): Promise<Buffer | null> {
    const chunk = await this.transactions.reader.findOneBy(FileChunk, { fileId, position });
    return chunk?.bytes ?? null;
  }
}
