import { Injectable } from '@nestjs/common';
import { DiscardedService } from '../claims/discarded.service.js';
import type { Tx } from '../database/transactions.js';
import type { DocumentVersion } from '../documents/document-version.entity.js';
import type { Extraction } from './extractor.port.js';
import { SearchMemoryRepository } from './search-memory.repository.js';

/** What stays of a search besides its claims: the sentences it set aside, and what the next search needs of it. */
@Injectable()
export class SearchRecord {
  constructor(
    private readonly discarded: DiscardedService,
    private readonly memories: SearchMemoryRepository,
  ) {}

  /**
   * Takes the place of what the search before left. The caller holds the document's lock.
   * @param memoryOf id of the version whose memory the search began with; null for none
   * @returns how many sentences set aside are kept
   * @throws Error when another search ended meanwhile, so that a part does not go together with it; run it again
   */
  async replace(tx: Tx, version: DocumentVersion, extraction: Extraction, memoryOf: string | null): Promise<number> {
    const { discarded, part, memory } = extraction;
    if (part && (await this.memories.versionOf(tx, version.documentId)) !== memoryOf) {
      throw new Error('Another search of the document ended meanwhile, so that the parts do not go together.');
    }
    const kept = await this.discarded.replace(tx, version, discarded, part?.kept);
    await this.memories.replace(tx, version.documentId, version.id, memory ?? null);
    return kept;
  }
}
