const LINE_END_HYPHEN = /(\p{L}+)[-\u00AD\u2010]$/u;

/** Words after which a hyphen only hangs: "two- and three-storey". */
const HANGING = /^(?:and|or|to|und|oder|bis|et|ou|y|e|o)\b/;

/** The words of a document that stand whole in a line, in lower case, with those joined by hyphens. */
export function wordsOf(lines: readonly { text: string }[]): Set<string> {
  const words = new Set<string>();
  for (const { text } of lines) {
    // A word that a line's end may have cut says nothing of how it is spelt.
    for (const word of text.replace(/\S+[-\u00AD\u2010]$/u, '').match(/\p{L}+(?:[-\u2010]\p{L}+)*/gu) ?? []) {
      words.add(word.toLowerCase().replaceAll('\u2010', '-'));
    }
  }
  return words;
}

/**
 * Lines to one line. A word cut by a hyphen at a line's end is put together when the document has the whole word, or when
 * it goes on in lower case and the document has no such word with a hyphen. Other hyphens stay.
 */
export function joinLines(lines: readonly string[], words: ReadonlySet<string>): string {
  return lines.reduce((text, line) => {
    const next = line.trim();
    const cut = LINE_END_HYPHEN.exec(text)?.[1];
    const rest = /^\p{L}+/u.exec(next)?.[0];
    if (cut === undefined || rest === undefined) return text.endsWith('-') ? text + next : `${text} ${next}`;
    if (HANGING.test(next)) return `${text} ${next}`;
    const isWhole = words.has(`${cut}${rest}`.toLowerCase());
    const isCompound = words.has(`${cut}-${rest}`.toLowerCase());
    const isJoined = isWhole || (!isCompound && /^\p{Ll}/u.test(rest));
    return isJoined ? text.slice(0, -1) + next : text + next;
  });
}
