import type { z } from 'zod';
import { Transactions } from '../../database/transactions.js';
import { failureOf, isFinal } from '../../documents/job-failure.js';
import { HandlesJob, type JobContext, type JobHandler } from '../../jobs/job-handler.decorator.js';
import { type Extraction, ExtractorPort } from '../extractor.port.js';
import { ExtractionInputs } from '../extraction-inputs.js';
import type { ExtractionRerun } from './extraction-rerun.entity.js';
import { HandOutReruns } from './hand-out-reruns.service.js';
import { rerunDocumentJob } from './rerun-document.job.js';
import type { RerunDocument, SkipReason } from './rerun-document.entity.js';
import { RerunWriter } from './rerun-writer.js';
import { RerunsRepository } from './reruns.repository.js';

type Payload = z.infer<typeof rerunDocumentJob.payload>;

/**
 * Searches one document of a rerun from beginning to end, and writes what follows, or only says it. Run twice, or cut off
 * anywhere, it writes once: its last write ends the document's row in the same transaction.
 */
@HandlesJob(rerunDocumentJob)
export class RerunDocumentHandler implements JobHandler<Payload> {
  constructor(
    private readonly transactions: Transactions,
    private readonly repository: RerunsRepository,
    private readonly inputs: ExtractionInputs,
    private readonly extractor: ExtractorPort,
    private readonly writer: RerunWriter,
    private readonly handOut: HandOutReruns,
  ) {}

  async handle(payload: Payload, context: JobContext): Promise<void> {
    const open = await this.open(payload);
    if (open === null) return;
    try {
      const found = await this.search(open.rerun, open.document, context);
      await this.transactions.run((tx) => this.writer.write(tx, open.rerun, open.document, found));
    } catch (error) {
      if (!isFinal(error, context)) throw error;
      const failure = failureOf(error, 'The search for claims failed because of a fault on our side.');
      await this.transactions.run((tx) => this.writer.fail(tx, open.document, failure));
      if (failure.code === 'INTERNAL') throw error;
    }
    await this.handOut.handOut();
  }

  private open({ rerunId, documentId }: Payload): Promise<{ rerun: ExtractionRerun; document: RerunDocument } | null> {
    return this.transactions.run(async (tx) => {
      const document = await this.repository.findRunning(tx, rerunId, documentId);
      const rerun = document && (await this.repository.find(tx, rerunId));
      return document && rerun ? { rerun, document } : null;
    });
  }

  private async search(
    rerun: ExtractionRerun,
    { documentId, versionNumber }: RerunDocument,
    context: JobContext,
  ): Promise<Extraction | SkipReason> {
    if (this.extractor.version !== rerun.extractorVersion) return 'EXTRACTOR_CHANGED';
    const { input, settingsVersion } = await this.inputs.load(documentId, versionNumber);
    if (input === null) return 'OVERTAKEN';
    if (settingsVersion !== rerun.settingsVersion) return 'SETTINGS_CHANGED';
    // The whole text, whatever an earlier search left: every candidate is to be judged.
    const { memory: _, ...whole } = input;
    const run = {
      documentId,
      versionNumber,
      ...(context.signal ? { signal: context.signal } : {}),
      progress: (share: number) => context.progress(Math.floor(share * 100)),
    };
    const extraction = await this.extractor.extract(whole, run);
    return extraction.madeBy === undefined ? extraction : 'FALLBACK';
  }
}
