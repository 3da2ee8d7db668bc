import type { Span } from '../text/span.js';
import type { StoredContext } from './claim-context.js';

/** What an extractor says of one claim; offsets are UTF-16 code units of the version's text. */
export interface FoundClaim extends Span {
  text: string;
  score: number;
  verifiable: number;
  checkworthy: number;
  type: string;
  speaker: string | null;
  reasons: string[];
  alsoAt: Span[];
  needsContext: boolean;
  context: Omit<StoredContext, 'versionNumber'>;
}
