import { Logger, Module } from '@nestjs/common';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { ClaimsModule } from '../claims/claims.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { CandidateWriter } from './candidate-writer.js';
import { ExtractClaimsHandler } from './extract-claims.handler.js';
import { ExtractionInputs } from './extraction-inputs.js';
import { ExtractionSettingsController } from './extraction-settings.controller.js';
import { ExtractionSettingsRepository } from './extraction-settings.repository.js';
import { ExtractionSettingsService } from './extraction-settings.service.js';
import { ExtractorPort } from './extractor.port.js';
import { KnownPlacesQueries } from './known-places.queries.js';
import { ChatEndpoint } from './llm/chat-endpoint.js';
import { LlmCaller } from './llm/llm-caller.js';
import { LlmLedgerRepository } from './llm/llm-ledger.repository.js';
import { LlmUsageController } from './llm/llm-usage.controller.js';
import { LlmUsageQueries } from './llm/llm-usage.queries.js';
import { LlmExtractor } from './llm/llm.extractor.js';
import { OriginalFiles } from './original-files.js';
import { ReadDocumentHandler } from './read-document.handler.js';
import { RuleBasedExtractor } from './rule-based.extractor.js';
import { NewClaims } from './new-claims.js';
import { SearchOutcomes } from './search-outcome.service.js';
import { SearchRecord } from './search-record.js';
import { HandOutRerunsHandler } from './reruns/hand-out-reruns.handler.js';
import { HandOutReruns } from './reruns/hand-out-reruns.service.js';
import { RerunDocumentHandler } from './reruns/rerun-document.handler.js';
import { RerunWriter } from './reruns/rerun-writer.js';
import { RerunsController } from './reruns/reruns.controller.js';
import { RerunsQueries } from './reruns/reruns.queries.js';
import { RerunsRepository } from './reruns/reruns.repository.js';
import { RerunsService } from './reruns/reruns.service.js';
import { SearchMemoryRepository } from './search-memory.repository.js';
import { TurnedDownPlaces } from './turned-down-places.js';
import { TurnedDownQueries } from './turned-down.queries.js';
import { ExtractionTrialController } from './trial/extraction-trial.controller.js';
import { ExtractionTrial, TRIAL_EXTRACTOR } from './trial/extraction-trial.service.js';
import { WorkerThreadExtractor } from './worker-thread.extractor.js';

/**
 * A thread is started with compiled code. Tests run the TypeScript sources and have none, so there, and only there,
 * the work is done in the process itself.
 */
const COMPILED = import.meta.url.endsWith('.js');

/** The rules, in a thread; and where a model is set up, the model's choice over them, asked from this process. */
function extractorFor({ llm }: AppConfig, ledger: LlmLedgerRepository): ExtractorPort {
  const rules = COMPILED ? new WorkerThreadExtractor() : new RuleBasedExtractor();
  if (llm === null) return rules;
  new Logger('LLM').log(`passages of documents are sent to ${new URL(llm.url).host} (model ${llm.model})`);
  return new LlmExtractor(rules, llm, new LlmCaller(llm, new ChatEndpoint(llm), ledger), ledger);
}

/** Somebody waits for it with a page open, and a try has 50,000 characters at most. */
const TRIAL_LIMITS = { timeoutMs: 15_000, memoryMb: 512, growthMb: 768 };
const trialExtractor = (): ExtractorPort =>
  COMPILED ? new WorkerThreadExtractor(undefined, TRIAL_LIMITS) : new RuleBasedExtractor();

@Module({
  imports: [DocumentsModule, ClaimsModule],
  controllers: [ExtractionSettingsController, ExtractionTrialController, LlmUsageController, RerunsController],
  providers: [
    ExtractionSettingsRepository,
    ExtractionSettingsService,
    ExtractionInputs,
    { provide: ExtractorPort, inject: [APP_CONFIG, LlmLedgerRepository], useFactory: extractorFor },
    { provide: TRIAL_EXTRACTOR, useFactory: trialExtractor },
    ExtractionTrial,
    LlmLedgerRepository,
    LlmUsageQueries,
    KnownPlacesQueries,
    SearchMemoryRepository,
    SearchRecord,
    SearchOutcomes,
    NewClaims,
    TurnedDownPlaces,
    TurnedDownQueries,
    CandidateWriter,
    OriginalFiles,
    ReadDocumentHandler,
    ExtractClaimsHandler,
    RerunsRepository,
    RerunsQueries,
    RerunsService,
    HandOutReruns,
    HandOutRerunsHandler,
    RerunWriter,
    RerunDocumentHandler,
  ],
})
export class ExtractionModule {}
