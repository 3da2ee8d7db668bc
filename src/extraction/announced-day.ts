/** Words that say of what follows that it has not happened yet. "Due to" alone names a cause. */
const FUTURE =
  /\b(?:will|won['’]t|shall|would|going to|plans? to|planning to|(?:is|are|be) (?:to|due|set|expected|scheduled|planned|slated))\b|['’]ll\b/i;

/** Where another statement begins: what is announced there says nothing of the day before or after it. */
const CLAUSE_BREAK = /[,;:()–—“”"]|\b(?:that|which|who|but|because|while|when)\b/i;

/** Nothing that decides is further away. */
const WINDOW = 200;

/**
 * Whether the day named at `[start, end)` of a sentence is one to come: its own clause has a word of announcing before
 * it ("will meet on Tuesday") or right after it ("on Tuesday will meet"), or it opens the sentence and the clause that
 * follows has one ("On Tuesday, the council will vote"). Everything else counts as past, which in news it nearly always
 * is; an announcement in the present tense ("opens on Monday") is therefore taken for past.
 */
export function isAnnounced(sentence: string, start: number, end: number): boolean {
  const before = sentence.slice(Math.max(0, start - WINDOW), start);
  const after = sentence.slice(end, end + WINDOW);
  const own = before.split(CLAUSE_BREAK).at(-1) ?? '';
  if (FUTURE.test(own)) return true;
  const opens = /^\W*(?:(?:on|by|from|until) )?$/i.test(before);
  const next = after.replace(/^\W+/, '').split(CLAUSE_BREAK)[0] ?? '';
  const found = FUTURE.exec(next);
  return found !== null && (opens || found.index === 0);
}
