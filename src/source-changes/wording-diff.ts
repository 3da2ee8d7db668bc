import { diffWords } from '../anchoring/diff/word-diff.js';

/** A stretch of two wordings: in both, or in one of them only. */
export interface DiffPart {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** The difference of two short texts, word by word, in reading order; a number is one word. */
export const wordingDiff = (before: string, after: string): DiffPart[] =>
  diffWords(before, after, { old: 0, new: 0 }).map((change) => ({
    kind: change.kind,
    text:
      change.kind === 'added'
        ? after.slice(change.new.start, change.new.end)
        : before.slice(change.old.start, change.old.end),
  }));
