import { Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../../access/actor.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { countOf } from '../../claims/suggestions.service.js';
import type { Tx } from '../../database/transactions.js';
import type { JobFailure } from '../../documents/document-jobs.service.js';
import { DocumentsService } from '../../documents/documents.service.js';
import type { Extraction } from '../extractor.port.js';
import { type SearchOutcome, SearchOutcomes, sizeOf } from '../search-outcome.service.js';
import type { ExtractionRerun } from './extraction-rerun.entity.js';
import type { RerunDocument, RerunResult, SampledChange, SkipReason } from './rerun-document.entity.js';
import { RerunsRepository } from './reruns.repository.js';

/** Changes of one document that a preview keeps. */
export const MOST_SAMPLED = 20;

/** Writes what the search of a document of a rerun came to, and its end, in one transaction. */
@Injectable()
export class RerunWriter {
  constructor(
    private readonly documents: DocumentsService,
    private readonly repository: RerunsRepository,
    private readonly outcomes: SearchOutcomes,
    private readonly audit: AuditTrail,
  ) {}

  /** Does nothing when the document has ended meanwhile, or was cancelled. @throws AppError NOT_FOUND, DOCUMENT_NOT_READY */
  async write(tx: Tx, rerun: ExtractionRerun, row: RerunDocument, found: Extraction | SkipReason): Promise<void> {
    // The document first, as everywhere.
    const { document, version } = await this.documents.lockNewest(tx, row.documentId);
    if (!(await this.repository.lockRunning(tx, row.rerunId, row.documentId))) return;
    if (typeof found === 'string') return this.skip(tx, row, found);
    if (version.number !== row.versionNumber) return this.skip(tx, row, 'OVERTAKEN');
    const { extractorVersion, settingsVersion } = rerun;
    const searched = { document, version, extractorVersion, settingsVersion, memoryOf: null };
    const outcome = await this.outcomes.foresee(tx, searched, found);
    if (outcome === null) return this.skip(tx, row, 'PLACING');
    if (rerun.dryRun) {
      const result = { ...foreseen(found, outcome), sample: sampleOf(outcome) };
      return this.repository.endDocument(tx, row, { state: 'DONE', result });
    }
    const { claimsAdded: added, ...revised } = await this.outcomes.apply(tx, searched, found, outcome);
    const result = { claimsFound: sizeOf(found).claimsFound, added, ...revised, sample: [] };
    await this.repository.endDocument(tx, row, { state: 'DONE', result });
    const { sample: _, ...counts } = result;
    this.audit.record(tx, SYSTEM_ACTOR, {
      event: 'extraction.finished',
      entityType: 'document',
      entityId: document.id,
      data: { rerunId: rerun.id, versionNumber: version.number, extractorVersion, settingsVersion, ...counts },
    });
  }

  /** Does nothing when the document has ended meanwhile, or was cancelled. */
  async fail(tx: Tx, { rerunId, documentId }: RerunDocument, { code, message }: JobFailure): Promise<void> {
    const row = await this.repository.lockRunning(tx, rerunId, documentId);
    if (row) await this.repository.endDocument(tx, row, { state: 'FAILED', reason: code, message });
  }

  private skip(tx: Tx, row: RerunDocument, reason: SkipReason): Promise<void> {
    return this.repository.endDocument(tx, row, { state: 'SKIPPED', reason });
  }
}

const foreseen = (found: Extraction, { added, revisions }: SearchOutcome): Omit<RerunResult, 'sample'> => ({
  claimsFound: sizeOf(found).claimsFound,
  added: added.length,
  ...countOf(revisions),
});

/** Some of each kind first, so that a preview of a hundred new claims also shows what goes. */
function sampleOf({ added, revisions }: SearchOutcome): SampledChange[] {
  const changes: SampledChange[] = [
    ...added.map(({ text, score, reasons }) => ({
      kind: 'added' as const,
      claimId: null,
      text,
      scoreBefore: null,
      score,
      reasons,
    })),
    ...revisions.map(({ kind, candidate, opinion: { score, reasons } }) => ({
      kind,
      claimId: candidate.id,
      text: candidate.statement,
      scoreBefore: candidate.score,
      score,
      reasons,
    })),
  ];
  const rankInKind = new Map<string, number>();
  return changes
    .map((change) => {
      const rank = rankInKind.get(change.kind) ?? 0;
      rankInKind.set(change.kind, rank + 1);
      return { change, rank };
    })
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST_SAMPLED)
    .map(({ change }) => change);
}
