import { Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../access/actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import type { Tx } from '../database/transactions.js';
import { DocumentJobsService } from '../documents/document-jobs.service.js';
import { DocumentsService } from '../documents/documents.service.js';
import type { Extraction } from './extractor.port.js';
import { SearchOutcomes, sizeOf } from './search-outcome.service.js';

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
    private readonly outcomes: SearchOutcomes,
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
    const result = { ...sizeOf(extraction), claimsAdded: 0, settingsVersion };
    if (version.number === versionNumber) {
      const searched = { document, version, extractorVersion, settingsVersion, memoryOf: task.memoryOf };
      const outcome = await this.outcomes.foresee(tx, searched, extraction);
      if (outcome) Object.assign(result, await this.outcomes.apply(tx, searched, extraction, outcome));
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
