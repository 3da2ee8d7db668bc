import { Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../access/actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { CandidatesService } from '../claims/candidates.service.js';
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
}

/** Writes what a search found, and its end, in one transaction. */
@Injectable()
export class CandidateWriter {
  constructor(
    private readonly documents: DocumentsService,
    private readonly jobs: DocumentJobsService,
    private readonly candidates: CandidatesService,
    private readonly places: KnownPlacesQueries,
    private readonly audit: AuditTrail,
  ) {}

  /** Does nothing when the job has ended already, and adds nothing to a text that has been replaced. */
  async write(tx: Tx, task: ExtractionTask, extraction: Extraction): Promise<void> {
    const { jobId, documentId, versionNumber, extractorVersion } = task;
    const { document, version } = await this.documents.lockNewest(tx, documentId);
    if (!(await this.jobs.lockActive(tx, jobId))) return;
    const result = { claimsFound: extraction.claims.length, claimsAdded: 0, discarded: extraction.discarded.length };
    if (version.number === versionNumber) {
      const fresh = withoutKnown(extraction.claims, await this.places.find(tx, version.id));
      const { added } = await this.candidates.addExtracted(tx, { document, version, extractorVersion }, fresh);
      result.claimsAdded = added;
      await this.documents.setExtractorVersion(tx, version.id, extractorVersion);
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
