import { diffWords } from 'diff';

/** A stretch of two wordings: in both, or in one of them only. */
export interface DiffPart {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** The difference of two short texts, word by word, in reading order. White space alone is no difference. */
export const wordingDiff = (before: string, after: string): DiffPart[] =>
  diffWords(before, after).map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
