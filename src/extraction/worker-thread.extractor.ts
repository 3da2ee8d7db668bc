import { type Extraction, type ExtractorInput, ExtractorPort, type SearchRun } from './extractor.port.js';
import { RuleBasedExtractor } from './rule-based.extractor.js';
import { runInWorker, type WorkerLimits } from '../documents/reader/run-in-worker.js';

/** A text of a megabyte takes about two seconds; articles take far less than one. */
const EXTRACTING_LIMITS: WorkerLimits = { timeoutMs: 120_000, memoryMb: 1024, growthMb: 2048 };

/** Code units judged without a thread, whose start alone takes longer. */
const AT_ONCE = 20_000;

/** Runs the rules in a worker thread: a long text takes seconds, in which this process must go on answering. A small edit takes none. */
export class WorkerThreadExtractor extends ExtractorPort {
  readonly version: string;
  private readonly rules = new RuleBasedExtractor();

  constructor(
    private readonly file = new URL('./extracting.worker.js', import.meta.url),
    private readonly limits: WorkerLimits = EXTRACTING_LIMITS,
  ) {
    super();
    this.version = this.rules.version;
  }

  override extract(input: ExtractorInput, run?: SearchRun): Promise<Extraction> {
    const part = this.rules.extractPart(input, AT_ONCE);
    if (part !== null) return Promise.resolve(part);
    return runInWorker(this.file, input, this.limits, run?.signal);
  }
}
