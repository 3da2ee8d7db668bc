import type { DiscardedSentence, ExtractedClaim } from './extractor.port.js';
import type { Span } from '../text/span.js';
import type { Sentence } from './sentence.js';

/** A sentence that may be a claim, with what it was judged by; its context is only looked up once it is selected. */
export interface Candidate extends Omit<ExtractedClaim, 'context' | 'needsContext'> {
  sentence: Sentence;
  speakerSpan: Span | null;
}

/** Every sentence either as a candidate or, with the reason, as none. */
export interface Judged {
  claims: Candidate[];
  discarded: DiscardedSentence[];
}
