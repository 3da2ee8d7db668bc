import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/transactions.js';
import { StoredSearchMemory } from './search-memory.entity.js';

@Injectable()
export class SearchMemoryRepository {
  find(tx: Tx, documentId: string): Promise<StoredSearchMemory | null> {
    return tx.manager.findOneBy(StoredSearchMemory, { documentId });
  }

  /** Id of the version whose search left the memory there is; null when there is none. */
  async versionOf(tx: Tx, documentId: string): Promise<string | null> {
    const found = await tx.manager.findOne(StoredSearchMemory, {
      where: { documentId },
      select: { documentId: true, documentVersionId: true },
    });
    return found?.documentVersionId ?? null;
  }

  /** Takes the place of what an earlier search left; null leaves nothing. The caller holds the document's lock. */
  async replace(tx: Tx, documentId: string, documentVersionId: string, content: string | null): Promise<void> {
    if (content === null) await tx.manager.delete(StoredSearchMemory, { documentId });
    else await tx.manager.upsert(StoredSearchMemory, { documentId, documentVersionId, content }, ['documentId']);
  }
}
