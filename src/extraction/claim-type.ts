import type { Attribution } from './attribution.js';
import type { ClaimFeatures } from './claim-features.js';
import type { ClaimType } from './extractor.port.js';
import type { Sentence } from './sentence.js';

/**
 * What a claim is about. Quotations and reported speech of a person are `quote`; what an outlet or institution reports
 * has the type of its content, as has the author's own statement.
 */
export function claimType(sentence: Sentence, features: ClaimFeatures, attribution: Attribution): ClaimType {
  const { via, person } = attribution;
  if (via === 'quoted') return 'quote';
  const isForecast = features.future || /\b(?:could|would|may|might)\b/i.test(sentence.text);
  if (via === 'reported' && isForecast && sentence.quotes.length === 0) return 'prediction';
  if (via === 'reported' && (person || sentence.quotedShare > 0.3)) return 'quote';
  if (via === 'orphaned') return 'quote';
  if (via === 'promised') return 'event';
  return contentType(sentence, features, isForecast);
}

function contentType(sentence: Sentence, f: ClaimFeatures, isForecast: boolean): ClaimType {
  if (f.percents > 0 || f.numbers >= 2) return 'quantity';
  if (f.causes > 0 || /\b(?:in response to|as a result of|because of)\b/i.test(sentence.text)) return 'causal';
  if (f.pastEvents > 0) return 'event';
  if (isForecast) return 'prediction';
  if (f.numbers > 0) return 'quantity';
  return f.perfects > 0 ? 'event' : 'relation';
}
