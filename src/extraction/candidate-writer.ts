import { Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../access/actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { CandidatesService } from '../claims/candidates.service.js';
import { DiscardedService } from '../claims/discarded.service.js';
import type { Tx } from '../database/transactions.js';
import { DocumentJobsService } from '../documents/document-jobs.service.js';
import { DocumentsService } from '../documents/documents.service.js';
import type { Extraction } from './extractor.port.js';
import { withoutKnown } from './known-places.js';
import { KnownPlacesQueries } from './known-places.queries.js';
import { SearchMemoryRepository } from './search-memory.repository.js';
import { TurnedDownPlaces } from './turned-down-places.js';
import { TurnedDownQueries } from './turned-down.queries.js';

/** One search of one text. */
export interface ExtractionTask {
  jobId: string;
  documentId: string;
  versionNumber: number;
  extractorVersion: string;
  /** Of the extraction settings it was made with. */
  settingsVersion: number;
  /** Id of the version whose search the extraction goes together with; null for none. */
  memoryOf: string | null;
}

/** Writes what a search found, and its end, in one transaction. */
@Injectable()
export class CandidateWriter {
  constructor(
    private readonly documents: DocumentsService,
    private readonly jobs: DocumentJobsService,
    private readonly candidates: CandidatesService,
    private readonly discarded: DiscardedService,
    private readonly places: KnownPlacesQueries,
    private readonly turnedDown: TurnedDownPlaces,
    private readonly placing: TurnedDownQueries,
    private readonly memories: SearchMemoryRepository,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Does nothing when the job has ended already. Adds nothing to a text that has been replaced, nor while claims are still
   * to be placed in it: the job that places them asks for the search again.
   */
  async write(tx: Tx, task: ExtractionTask, extraction: Extraction): Promise<void> {
    const { jobId, documentId, versionNumber, extractorVersion, settingsVersion } = task;
    const { document, version } = await this.documents.lockNewest(tx, documentId);
    if (!(await this.jobs.lockActive(tx, jobId))) return;
    const { claims, discarded, limited, part } = extraction;
    const [claimsFound, setAside] = [part?.claims ?? claims.length, part?.discarded ?? discarded.length];
    const result = { claimsFound, claimsAdded: 0, discarded: setAside, settingsVersion };
    if (version.number === versionNumber && !(await this.placing.isPlacing(tx, version.id))) {
      if (part && (await this.memories.versionOf(tx, documentId)) !== task.memoryOf) {
        throw new Error('Another search of the document ended meanwhile, so that the parts do not go together.');
      }
      const unknown = withoutKnown(claims, await this.places.find(tx, version.id));
      const fresh =
        unknown.length === 0 ? [] : withoutKnown(unknown, await this.turnedDown.find(tx, document, version));
      const { added } = await this.candidates.addExtracted(
        tx,
        { document, version, extractorVersion, settingsVersion },
        fresh,
      );
      result.claimsAdded = added;
      const discardedKept = await this.discarded.replace(tx, version, discarded, part?.kept);
      await this.memories.replace(tx, documentId, version.id, extraction.memory ?? null);
      const search = { settingsVersion, limited, discarded: setAside, discardedKept };
      await this.documents.recordSearch(tx, version.id, extractorVersion, search);
    }
    await this.jobs.finish(tx, jobId, result);
    this.audit.record(tx, SYSTEM_ACTOR, {
      event: 'extraction.finished',
      entityType: 'document',
      entityId: documentId,
      data: { jobId, versionNumber, extractorVersion, ...result },
    });
  }
}
