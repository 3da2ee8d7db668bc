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

/** One search of one text. */
export interface ExtractionTask {
  jobId: string;
  documentId: string;
  versionNumber: number;
  extractorVersion: string;
  /** Of the extraction settings it was made with. */
  settingsVersion: number;
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
    private readonly audit: AuditTrail,
  ) {}

  /** Does nothing when the job has ended already, and adds nothing to a text that has been replaced. */
  async write(tx: Tx, task: ExtractionTask, extraction: Extraction): Promise<void> {
    const { jobId, documentId, versionNumber, extractorVersion, settingsVersion } = task;
    const { document, version } = await this.documents.lockNewest(tx, documentId);
    if (!(await this.jobs.lockActive(tx, jobId))) return;
    const { claims, discarded, limited } = extraction;
    const result = { claimsFound: claims.length, claimsAdded: 0, discarded: discarded.length, settingsVersion };
    if (version.number === versionNumber) {
      const fresh = withoutKnown(claims, await this.places.find(tx, version.id));
      const { added } = await this.candidates.addExtracted(
        tx,
        { document, version, extractorVersion, settingsVersion },
        fresh,
      );
      result.claimsAdded = added;
      const discardedKept = await this.discarded.replace(tx, version, discarded);
      const search = { settingsVersion, limited, discarded: discarded.length, discardedKept };
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
