import type { Attribution } from './attribution.js';
import type { ClaimFeatures } from './claim-features.js';
import type { ClaimType } from './extractor.port.js';
import type { Sentence } from './sentence.js';

const CAUSE =
  /\b(?:because|due to|caused?|causes|as a result of|result(?:s|ed)? (?:in|from)|thanks to|owing to|in response to|led to|prompt(?:s|ed)|trigger(?:s|ed)|forc(?:es|ed) .{1,60} to|sparked|drove)\b/i;

/** What is counted or measured stands as the subject: "rates rose", "the number of visitors fell". */
const FIGURE_SUBJECT =
  /\b(?:rates?|number|prices?|shares?|share|index|stocks?|sales|profits?|revenues?|costs?|population|unemployment|inflation|turnout|temperatures?|deaths|cases|output|production|exports|imports|percentage|proportion|average|total)\b/i;

/**
 * What a claim is about. Quotations and reported speech of a person are `quote`; what an outlet or institution reports
 * has the type of its content, as has the author's own statement.
 */
export function claimType(sentence: Sentence, features: ClaimFeatures, attribution: Attribution): ClaimType {
  const { via, person } = attribution;
  if (via === 'quoted' || via === 'orphaned') return 'quote';
  const isForecast = features.future || /\b(?:could|would|may|might)\b/.test(sentence.text);
  if (via === 'reported' && isForecast && sentence.quotes.length === 0) return 'prediction';
  if (via === 'reported' && (person || sentence.quotedShare > 0.3)) return 'quote';
  if (via === 'promised') return 'event';
  return contentType(sentence, features, isForecast);
}

function contentType({ text }: Sentence, f: ClaimFeatures, isForecast: boolean): ClaimType {
  const acts = f.pastEvents + f.perfects > 0;
  if (f.percents > 0 || (f.numbers > 0 && (!acts || FIGURE_SUBJECT.test(text.slice(0, 80))))) return 'quantity';
  if (CAUSE.test(text)) return 'causal';
  if (f.pastEvents > 0 || f.namedActs > 0) return 'event';
  if (isForecast) return 'prediction';
  return f.perfects > 0 ? 'event' : 'relation';
}
