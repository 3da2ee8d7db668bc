import type { ExtractorInput } from './extractor.port.js';
import { RuleBasedExtractor } from './rule-based.extractor.js';
import { answerOnce } from '../documents/reader/worker-answer.js';

/** Entry of the thread that `WorkerThreadExtractor` starts. */
await answerOnce((input: ExtractorInput) => new RuleBasedExtractor().extract(input));
