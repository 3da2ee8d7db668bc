import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions.js';
import { DocumentsService } from '../documents/documents.service.js';
import type { Block } from '../reading/block.js';
import { ExtractionSettingsService } from './extraction-settings.service.js';
import type { ExtractorInput } from './extractor.port.js';
import { SearchMemoryRepository } from './search-memory.repository.js';

/** What an extractor is given of one text, and the version of the settings in it. */
export interface LoadedInput {
  /** Null for a text that has been replaced. */
  input: ExtractorInput | null;
  settingsVersion: number;
  /** Id of the version that left the memory in the input; null when there is none. */
  memoryOf: string | null;
}

/** Loads texts for the extractor, with the settings in force. */
@Injectable()
export class ExtractionInputs {
  constructor(
    private readonly transactions: Transactions,
    private readonly documents: DocumentsService,
    private readonly settings: ExtractionSettingsService,
    private readonly memories: SearchMemoryRepository,
  ) {}

  /** @throws AppError NOT_FOUND, DOCUMENT_NOT_READY */
  load(documentId: string, versionNumber: number): Promise<LoadedInput> {
    return this.transactions.run(async (tx) => {
      const { settings, version: settingsVersion } = await this.settings.current();
      const { document, version } = await this.documents.newestVersion(tx, documentId);
      if (version.number !== versionNumber) return { input: null, settingsVersion, memoryOf: null };
      const memory = await this.memories.find(tx, documentId);
      const input = {
        text: version.text,
        blocks: version.blocks as Block[],
        language: document.language,
        title: document.title,
        publishedAt: document.publishedAt?.toISOString() ?? null,
        settings,
        ...(memory === null ? {} : { memory: memory.content }),
      };
      return { input, settingsVersion, memoryOf: memory?.documentVersionId ?? null };
    });
  }
}
