import type { IndexedText } from './source-text.js';

/** Whether a newer text can be a version of a document; `reason` is null when it can. */
export type DocumentState = { state: 'OK'; reason: null } | { state: 'FAILED'; reason: 'unrelated' };

/** Below this share of distinct words in common, two texts without a common sentence are two documents. */
const RELATED = 0.2;
/** Shorter words are in every text. */
const TELLING = 4;
/** A sentence of fewer words can stand in any text ("Read more"). */
const SENTENCE = 5;
/** With fewer distinct words than this in the older text, sharing none says nothing. */
const ENOUGH = 12;

/** A front page or another article in place of the document is a failure to get it, and no hundred claims that are gone. */
export function documentState(older: IndexedText, newer: IndexedText): DocumentState {
  const [was, is] = [tellingWords(older), tellingWords(newer)];
  if (was.size < ENOUGH || hasCommonSentence(older, newer)) return { state: 'OK', reason: null };
  const common = [...was].filter((word) => is.has(word)).length;
  return (2 * common) / (was.size + is.size) < RELATED
    ? { state: 'FAILED', reason: 'unrelated' }
    : { state: 'OK', reason: null };
}

const hasCommonSentence = (older: IndexedText, newer: IndexedText): boolean =>
  older.sentences.some(({ fold, from, to }) => to - from >= SENTENCE && newer.hasSentence(fold));

const tellingWords = (text: IndexedText): Set<string> =>
  new Set(text.tokens.map(({ word }) => word).filter((word) => word.length >= TELLING));
