import { foldedTokens } from '../text/folded-tokens.js';
import { splitSentences } from '../text/sentences.js';
import type { SourceText } from './source-text.js';

/** Whether a newer text can be a version of a document; `reason` is null when it can. */
export type DocumentState = { state: 'OK'; reason: null } | { state: 'FAILED'; reason: 'unrelated' };

/** The folded words of a text, sentence by sentence. */
type SentenceWords = readonly (readonly string[])[];

/** Two articles on one subject share at most one in fifty sequences of three words; versions share one in six and more. */
const RELATED = 0.04;
/** A sentence of fewer words can stand in any text ("Read more"). */
const SENTENCE = 5;
/** With fewer sequences than this in the older text, sharing none says nothing. */
const ENOUGH = 40;

/**
 * Whether a newer text can be a version of a document. A front page or another article in its place is a failure to get
 * it, and no hundred claims that are gone. Cheap enough for a thread that has other work: well under a second of processor
 * time for two texts of a megabyte.
 */
export function relatedness(older: SourceText, newer: SourceText): DocumentState {
  return isVersionOf(sentenceWords(older), sentenceWords(newer))
    ? { state: 'OK', reason: null }
    : { state: 'FAILED', reason: 'unrelated' };
}

function isVersionOf(older: SentenceWords, newer: SentenceWords): boolean {
  // Nearly always so, and much cheaper than the sequences.
  if (haveCommonSentence(older, newer)) return true;
  const was = sequences(older);
  if (was.size < ENOUGH) return true;
  const is = sequences(newer);
  let common = 0;
  for (const words of was) if (is.has(words)) common += 1;
  return common > 0 && common / Math.min(was.size, is.size) >= RELATED;
}

function haveCommonSentence(older: SentenceWords, newer: SentenceWords): boolean {
  const isLong = (words: readonly string[]): boolean => words.length >= SENTENCE;
  const said = new Set(newer.filter(isLong).map((words) => words.join(' ')));
  return older.some((words) => isLong(words) && said.has(words.join(' ')));
}

/** Every three words in a row, also from one sentence into the next. */
function sequences(sentences: SentenceWords): Set<string> {
  const found = new Set<string>();
  let [first, second] = ['', ''];
  for (const words of sentences) {
    for (const third of words) {
      if (first !== '') found.add(`${first} ${second} ${third}`);
      [first, second] = [second, third];
    }
  }
  return found;
}

function sentenceWords({ text, blocks, language }: SourceText): SentenceWords {
  return blocks.flatMap(({ start, end }) => {
    const block = text.slice(start, end);
    return splitSentences(block, language).map((span) =>
      foldedTokens(block.slice(span.start, span.end)).map(({ word }) => word),
    );
  });
}
