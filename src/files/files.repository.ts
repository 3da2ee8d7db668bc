import { Injectable } from '@nestjs/common';
import { Transactions, type Tx } from '../database/transactions.js';
import { StoredFile } from './stored-file.entity.js';

/** What is known of a file without its bytes. */
@Injectable()
export class FilesRepository {
  constructor(private readonly transactions: Transactions) {}

  async insert(tx: Tx, file: Omit<StoredFile, 'createdAt'>): Promise<void> {
    await tx.manager.insert(StoredFile, file);
  }

  /** The file with its bytes, which no other query loads. */
  findWithBytes(id: string): Promise<StoredFile | null> {
    return this.transactions.reader
      .getRepository(StoredFile)
      .createQueryBuilder('file')
      .addSelect('file.bytes')
      .where('file.id = :id', { id })
      .getOne();
  }
}
