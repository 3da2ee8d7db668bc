import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { newId } from '../common/ids.js';
import type { Tx } from '../database/transactions.js';
import { FilesRepository } from './files.repository.js';
import type { StoredFile } from './stored-file.entity.js';

/** A file to keep. */
export interface NewFile {
  /** Chosen by the caller when something else must be able to find the file; random otherwise. */
  id?: string;
  bytes: Buffer;
  /** As in Content-Type, parameters included: a charset named by the sender is part of the record. */
  mediaType: string;
  filename: string | null;
}

/** The one place where bytes are kept. Callers know nothing of where: today PostgreSQL, so every process sees them. */
@Injectable()
export class FilesService {
  constructor(private readonly files: FilesRepository) {}

  /** Keeps the bytes as they are, with their SHA-256. @returns the file's id. */
  async keep(tx: Tx, file: NewFile): Promise<string> {
    const id = file.id ?? newId();
    const sha256 = createHash('sha256').update(file.bytes).digest('hex');
    await this.files.insert(tx, { ...file, id, sha256, size: file.bytes.length });
    return id;
  }

  /** The file with its bytes, or null. */
  open(id: string): Promise<StoredFile | null> {
    return this.files.findWithBytes(id);
  }
}
