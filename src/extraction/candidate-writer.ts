import { Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../access/actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { CandidatesService } from '../claims/candidates.service.js';
import type { Tx } from '../database/transactions.js';
import { DocumentJobsService } from '../documents/document-jobs.service.js';
import { DocumentsService } from '../documents/documents.service.js';
import type { Extraction } from './extractor.port.js';
import { NewClaims } from './new-claims.js';
import { SearchRecord } from './search-record.js';

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
    private readonly newClaims: NewClaims,
    private readonly record: SearchRecord,
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
    if (version.number === versionNumber && (await this.newClaims.canTell(tx, version))) {
      const fresh = await this.newClaims.among(tx, document, version, claims);
      const { added } = await this.candidates.addExtracted(
        tx,
        { document, version, extractorVersion, settingsVersion },
        fresh,
      );
      result.claimsAdded = added;
      const discardedKept = await this.record.replace(tx, version, extraction, task.memoryOf);
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
