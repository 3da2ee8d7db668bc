import { IndexedText, type SourceText } from './source-text.js';

/** Whether a newer text can be a version of a document; `reason` is null when it can. */
export type DocumentState = { state: 'OK'; reason: null } | { state: 'FAILED'; reason: 'unrelated' };

/** Two articles on one subject share at most one in fifty sequences of three words; versions share one in six and more. */
const RELATED = 0.04;
const SEQUENCE = 3;
/** A sentence of fewer words can stand in any text ("Read more"). */
const SENTENCE = 5;
/** With fewer sequences than this in the older text, sharing none says nothing. */
const ENOUGH = 40;

/** A front page or another article in place of the document is a failure to get it, and no hundred claims that are gone. */
export function documentState(older: IndexedText, newer: IndexedText): DocumentState {
  const was = sequences(older);
  if (was.size < ENOUGH || hasCommonSentence(older, newer)) return { state: 'OK', reason: null };
  const is = sequences(newer);
  const common = [...was].filter((words) => is.has(words)).length;
  const related = common > 0 && common / Math.min(was.size, is.size) >= RELATED;
  return related ? { state: 'OK', reason: null } : { state: 'FAILED', reason: 'unrelated' };
}

const hasCommonSentence = (older: IndexedText, newer: IndexedText): boolean =>
  older.sentences.some(({ fold, from, to }) => to - from >= SENTENCE && newer.hasSentence(fold));

function sequences({ tokens }: IndexedText): Set<string> {
  const found = new Set<string>();
  for (let at = 0; at + SEQUENCE <= tokens.length; at++) {
    found.add(
      tokens
        .slice(at, at + SEQUENCE)
        .map(({ word }) => word)
        .join(' '),
    );
  }
  return found;
}

/** As `ClaimResolver.document`, without looking for the sentences of one in the other, which takes most of the time. */
export const relatedness = (older: SourceText, newer: SourceText): DocumentState =>
  documentState(new IndexedText(older), new IndexedText(newer));
