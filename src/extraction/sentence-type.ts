import { attribute } from './attribution.js';
import { featuresOf } from './claim-features.js';
import { claimType } from './claim-type.js';
import type { ClaimType } from './extractor.port.js';
import { registryOf } from './name-registry.js';
import { findQuotations } from './quotes.js';
import { sentencesOf } from './sentence.js';
import { MAX_SENTENCE_LOOK } from './tokens.js';

/**
 * The claim type of an English sentence without a document around it, as the rules would call it if it were a claim;
 * `none` for text without words. Of text that is several sentences, the type of the first.
 */
export function typeOfSentence(sentenceText: string): ClaimType {
  const text = sentenceText.slice(0, MAX_SENTENCE_LOOK);
  const blocks = [{ kind: 'paragraph' as const, start: 0, end: text.length }];
  const sentences = sentencesOf(text, blocks, findQuotations(text, blocks), 'en');
  const [sentence] = sentences;
  if (sentence === undefined || !sentence.tokens.some(({ kind }) => kind !== 'mark')) return 'none';
  const registry = registryOf(sentences);
  const [attribution] = attribute(text, sentences, registry);
  return attribution === undefined ? 'none' : claimType(sentence, featuresOf(sentence, registry), attribution);
}
