import { Injectable } from '@nestjs/common';
import { newId } from '../common/ids.js';
import type { Tx } from '../database/transactions.js';
import { Document } from './document.entity.js';
import { DocumentVersion, type VersionSearch } from './document-version.entity.js';
import { Source } from './source.entity.js';

export type NewDocument = Omit<Document, 'source' | 'creator' | 'createdAt' | 'version'>;
export type NewVersion = Omit<
  DocumentVersion,
  'id' | 'document' | 'original' | 'creator' | 'createdAt' | 'extractorVersion' | 'search'
>;

@Injectable()
export class DocumentsRepository {
  async insert(tx: Tx, document: NewDocument): Promise<void> {
    await tx.manager.insert(Document, document);
  }

  async insertVersion(tx: Tx, version: NewVersion): Promise<DocumentVersion> {
    const row = tx.manager.create(DocumentVersion, { ...version, id: newId(), extractorVersion: null, search: null });
    await tx.manager.insert(DocumentVersion, row);
    return row;
  }

  /** Locks the document: changes of its text, its status and its jobs come one after the other. */
  lock(tx: Tx, id: string): Promise<Document | null> {
    return tx.manager.findOne(Document, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Locks the document against a new text, while others may do the same. */
  lockText(tx: Tx, id: string): Promise<Document | null> {
    return tx.manager.findOne(Document, { where: { id }, lock: { mode: 'pessimistic_read' } });
  }

  async update(tx: Tx, document: Document): Promise<void> {
    await tx.manager.save(document);
  }

  findVersion(tx: Tx, documentId: string, number: number): Promise<DocumentVersion | null> {
    return tx.manager.findOneBy(DocumentVersion, { documentId, number });
  }

  async recordSearch(tx: Tx, versionId: string, extractorVersion: string, search: VersionSearch): Promise<void> {
    await tx.manager.update(DocumentVersion, { id: versionId }, { extractorVersion, search });
  }

  /** The id of the source called `name`, which is made when there is none; two requests at once make one. */
  async findOrAddSource(tx: Tx, name: string): Promise<string> {
    await tx.manager
      .createQueryBuilder()
      .insert()
      .into(Source)
      .values({ id: newId(), name, homepage: null })
      .orIgnore()
      .execute();
    return (await tx.manager.findOneByOrFail(Source, { name })).id;
  }
}
