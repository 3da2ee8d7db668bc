import { type Extraction, type ExtractorInput, ExtractorPort, type SearchRun } from './extractor.port.js';
import { RuleBasedExtractor } from './rule-based.extractor.js';
import { runInWorker, type WorkerLimits } from '../documents/reader/run-in-worker.js';

/** A text of a megabyte takes about two seconds; articles take far less than one. */
const EXTRACTING_LIMITS: WorkerLimits = { timeoutMs: 120_000, memoryMb: 1024, growthMb: 2048 };

/** Runs the rules in a worker thread: a long text takes seconds, in which this process must go on answering. */
export class WorkerThreadExtractor extends ExtractorPort {
  readonly version = new RuleBasedExtractor().version;

  constructor(
    private readonly file = new URL('./extracting.worker.js', import.meta.url),
    private readonly limits: WorkerLimits = EXTRACTING_LIMITS,
  ) {
    super();
  }

  override extract(input: ExtractorInput, run?: SearchRun): Promise<Extraction> {
    return runInWorker(this.file, input, this.limits, run?.signal);
  }
}
