import type { z } from 'zod';
import { SYSTEM_ACTOR } from '../access/actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { Transactions } from '../database/transactions.js';
import { DocumentJobsService } from '../documents/document-jobs.service.js';
import { extractClaimsJob } from '../documents/extract-claims.job.js';
import { HandlesJob, type JobContext, type JobHandler } from '../jobs/job-handler.decorator.js';
import { CandidateWriter } from './candidate-writer.js';
import { type Extraction, type ExtractorInput, ExtractorPort } from './extractor.port.js';
import { ExtractionInputs } from './extraction-inputs.js';
import { failureOf, isFinal } from '../documents/job-failure.js';

type Payload = z.infer<typeof extractClaimsJob.payload>;

/** Percent, for the person who waits. The rules cannot say how far they are; a model is asked piece by piece. */
const LOADED = 10;
const SEARCHED = 70;

const NOTHING: Extraction = { claims: [], discarded: [], limited: false };

/** Finds the claims of a text and writes them as candidates. Run twice, or cut off anywhere, it adds nothing twice. */
@HandlesJob(extractClaimsJob)
export class ExtractClaimsHandler implements JobHandler<Payload> {
  constructor(
    private readonly transactions: Transactions,
    private readonly inputs: ExtractionInputs,
    private readonly jobs: DocumentJobsService,
    private readonly extractor: ExtractorPort,
    private readonly writer: CandidateWriter,
    private readonly audit: AuditTrail,
  ) {}

  async handle(payload: Payload, context: JobContext): Promise<void> {
    const { jobId, attempt } = context;
    const isOpen = await this.transactions.run((tx) => this.jobs.start(tx, jobId, attempt));
    if (!isOpen) return;
    try {
      const { documentId, versionNumber } = payload;
      const { input, settingsVersion, memoryOf } = await this.inputs.load(documentId, versionNumber);
      const extraction = await this.search(payload, input, context);
      const extractorVersion = extraction.madeBy ?? this.extractor.version;
      const task = { ...payload, jobId, extractorVersion, settingsVersion, memoryOf };
      await this.transactions.run((tx) => this.writer.write(tx, task, extraction));
    } catch (error) {
      if (!isFinal(error, context)) throw error;
      await this.recordFailure(payload.documentId, jobId, error);
    }
  }

  private async search(payload: Payload, input: ExtractorInput | null, context: JobContext): Promise<Extraction> {
    await this.noteProgress(context, LOADED);
    // A text that has been replaced needs no search; the newer one has its own job.
    const found =
      input === null
        ? NOTHING
        : await this.extractor.extract(input, {
            ...payload,
            signal: context.signal,
            progress: (share) => this.noteProgress(context, Math.floor(LOADED + share * (SEARCHED - LOADED))),
          });
    await this.noteProgress(context, SEARCHED);
    return found;
  }

  private async noteProgress(context: JobContext, percent: number): Promise<void> {
    await this.transactions.run((tx) => this.jobs.noteProgress(tx, context.jobId, percent));
    await context.progress(percent);
  }

  private async recordFailure(documentId: string, jobId: string, error: unknown): Promise<void> {
    const failure = failureOf(error, 'The search for claims failed because of a fault on our side.');
    await this.transactions.run(async (tx) => {
      if (!(await this.jobs.fail(tx, jobId, failure))) return;
      this.audit.record(tx, SYSTEM_ACTOR, {
        event: 'extraction.failed',
        entityType: 'document',
        entityId: documentId,
        reason: failure.code,
        data: { jobId },
      });
    });
    if (failure.code === 'INTERNAL') throw error;
  }
}
