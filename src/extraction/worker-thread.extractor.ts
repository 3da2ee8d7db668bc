import { type Extraction, type ExtractorInput, ExtractorPort } from './extractor.port.js';
import { RuleBasedExtractor } from './rule-based.extractor.js';
import { DEFAULT_LIMITS, runInWorker, type WorkerLimits } from './run-in-worker.js';

/** Runs the rules in a worker thread: a long text takes seconds, in which this process must go on answering. */
export class WorkerThreadExtractor extends ExtractorPort {
  readonly version = new RuleBasedExtractor().version;

  constructor(
    private readonly file = new URL('./extracting.worker.js', import.meta.url),
    private readonly limits: WorkerLimits = DEFAULT_LIMITS,
  ) {
    super();
  }

  override extract(input: ExtractorInput): Promise<Extraction> {
    return runInWorker(this.file, input, this.limits);
  }
}
