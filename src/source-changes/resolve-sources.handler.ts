import type { z } from 'zod';
import { SYSTEM_ACTOR } from '../access/actor.js';
import type { Resolution } from '../anchoring/claim-resolver.js';
import type { SourceText } from '../anchoring/source-text.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { AppError } from '../common/app-error.js';
import { Transactions, type Tx } from '../database/transactions.js';
import type { Document } from '../documents/document.entity.js';
import { DocumentJobsService, type JobFailure } from '../documents/document-jobs.service.js';
import type { DocumentVersion } from '../documents/document-version.entity.js';
import { DocumentsService } from '../documents/documents.service.js';
import { resolveSourcesJob } from '../documents/resolve-sources.job.js';
import { HandlesJob, type JobContext, type JobHandler } from '../jobs/job-handler.decorator.js';
import { placeClaims, type ResolutionInput } from './place-claims.js';
import { PlacementWriter } from './placement-writer.js';
import { PlacementsRepository } from './placements.repository.js';

/** Percent, for the person who waits. */
const LOADED = 20;
const PLACED = 60;

type Payload = z.infer<typeof resolveSourcesJob.payload>;

/**
 * Finds the claims of a document in its new text. Only the newest text counts: the job of an older one ends without
 * doing anything. Whatever comes of it, the search for new claims is asked for in the transaction that ends the job.
 */
@HandlesJob(resolveSourcesJob)
export class ResolveSourcesHandler implements JobHandler<Payload> {
  constructor(
    private readonly transactions: Transactions,
    private readonly documents: DocumentsService,
    private readonly jobs: DocumentJobsService,
    private readonly placements: PlacementsRepository,
    private readonly writer: PlacementWriter,
    private readonly audit: AuditTrail,
  ) {}

  async handle(payload: Payload, context: JobContext): Promise<void> {
    const { jobId, attempt } = context;
    const isOpen = await this.transactions.run((tx) => this.jobs.start(tx, jobId, attempt));
    if (!isOpen) return;
    try {
      const input = await this.transactions.run((tx) => this.load(tx, payload));
      await this.noteProgress(context, LOADED);
      const resolutions = input ? await placeClaims(input) : new Map<string, Resolution>();
      await this.noteProgress(context, PLACED);
      await this.transactions.run((tx) => this.write(tx, payload, jobId, resolutions));
    } catch (error) {
      if (!context.lastAttempt || context.signal?.aborted) throw error;
      await this.transactions.run((tx) => this.recordFailure(tx, payload, jobId, failureOf(error)));
      throw error;
    }
  }

  private async noteProgress(context: JobContext, percent: number): Promise<void> {
    await this.transactions.run((tx) => this.jobs.noteProgress(tx, context.jobId, percent));
    await context.progress(percent);
  }

  private async load(tx: Tx, { documentId, versionNumber }: Payload): Promise<ResolutionInput | null> {
    const { document, version } = await this.documents.newestVersion(tx, documentId);
    if (version.number !== versionNumber) return null;
    const claims = await this.placements.findUnplaced(tx, version.id);
    const older = new Map<number, SourceText>();
    for (const number of new Set(claims.map((claim) => claim.baseVersionNumber))) {
      const base = await this.documents.findVersion(tx, documentId, number);
      if (base) older.set(number, sourceText(document, base));
    }
    return { newest: sourceText(document, version), older, claims };
  }

  private async write(
    tx: Tx,
    { documentId, versionNumber }: Payload,
    jobId: string,
    resolutions: ReadonlyMap<string, Resolution>,
  ): Promise<void> {
    const { version } = await this.documents.lockNewest(tx, documentId);
    if (!(await this.jobs.lockActive(tx, jobId))) return;
    const counts: Record<string, number> = {};
    let late = 0;
    if (version.number === versionNumber) {
      const unplaced = await this.placements.findUnplaced(tx, version.id);
      const unmoved = await this.writer.settleUnmoved(tx, version, unplaced, resolutions);
      if (unmoved.size > 0) counts['CURRENT'] = unmoved.size;
      for (const claim of unplaced.filter(({ placementId }) => !unmoved.has(placementId))) {
        const resolution = resolutions.get(claim.placementId);
        if (!resolution) {
          late += 1;
          continue;
        }
        await this.writer.settle(tx, version, claim, resolution);
        counts[resolution.state] = (counts[resolution.state] ?? 0) + 1;
      }
      await this.jobs.request(tx, 'EXTRACT', documentId, versionNumber);
    }
    await this.jobs.finish(tx, jobId, counts);
    // Claims that were reopened after this job had begun.
    if (late > 0) await this.jobs.request(tx, 'RESOLVE', documentId, versionNumber);
    this.audit.record(tx, SYSTEM_ACTOR, {
      event: 'source.resolutionFinished',
      entityType: 'document',
      entityId: documentId,
      data: { jobId, versionNumber, ...counts },
    });
  }

  private async recordFailure(
    tx: Tx,
    { documentId, versionNumber }: Payload,
    jobId: string,
    failure: JobFailure,
  ): Promise<void> {
    const { version } = await this.documents.lockNewest(tx, documentId);
    if (!(await this.jobs.fail(tx, jobId, failure)) || version.number !== versionNumber) return;
    await this.writer.fail(tx, version, failure.code);
    await this.jobs.request(tx, 'EXTRACT', documentId, versionNumber);
    this.audit.record(tx, SYSTEM_ACTOR, {
      event: 'source.resolutionFailed',
      entityType: 'document',
      entityId: documentId,
      reason: failure.code,
      data: { jobId, versionNumber },
    });
  }
}

const sourceText = ({ language }: Document, { text, blocks }: DocumentVersion): SourceText => ({
  text,
  blocks,
  language,
});

function failureOf(error: unknown): JobFailure {
  if (error instanceof AppError) return { code: error.code, message: error.message };
  const message =
    'The claims could not be looked for in the new text because of a fault on our side. Run the job again.';
  return { code: 'INTERNAL', message };
}
