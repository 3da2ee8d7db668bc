import { diffWords } from '../anchoring/diff/word-diff.js';
import { type Html, markup } from './markup.js';

/** Longer texts are not compared while a reader waits. */
const MAX_COMPARED = 60_000;

/** What changed between two wordings, word by word: what went struck through, what came underlined. */
export function wordChanges(older: string, newer: string): Html {
  if (older.length + newer.length > MAX_COMPARED) {
    return markup`<p lang="en">Too long to be compared here: read both versions.</p>`;
  }
  const parts = diffWords(older, newer, { old: 0, new: 0 }).map((change) => {
    if (change.kind === 'removed') return markup`<del>${older.slice(change.old.start, change.old.end)}</del>`;
    const words = newer.slice(change.new.start, change.new.end);
    return change.kind === 'added' ? markup`<ins>${words}</ins>` : words;
  });
  return markup`<p class="lines diff" dir="auto">${parts}</p>`;
}
