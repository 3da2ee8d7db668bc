const LINE_END_HYPHEN = /(\p{L}+)[-\u00AD\u2010]$/u;

/** Words after which a hyphen only hangs: "two- and three-storey". */
const HANGING = /^(?:and|or|to|und|oder|bis|et|ou|y|e|o)\b/;

const UNSPACED_END = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3001-\u303F\uFF01-\uFF60ー]$/u;
const UNSPACED_START = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3001-\u303F\uFF01-\uFF60ー]/u;

const MAX_WORD = 100;

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
 * it goes on in lower case and the document has no such word with a hyphen. Other hyphens stay. Chinese and Japanese have
 * no spaces, at line ends neither.
 */
export function joinLines(lines: readonly string[], words: ReadonlySet<string>): string {
  let text = '';
  for (const [index, line] of lines.entries()) {
    const next = line.trim();
    // No word is longer, and looking at the whole text for every line would take forever on a long one.
    const end = text.slice(-MAX_WORD);
    const cut = LINE_END_HYPHEN.exec(end)?.[1];
    const rest = /^\p{L}+/u.exec(next)?.[0];
    if (index === 0) text = next;
    else if (cut === undefined || rest === undefined) text += spaceBetween(end, next) + next;
    else if (HANGING.test(next)) text += ` ${next}`;
    else text = (isOneWord(cut, rest, words) || end.endsWith('\u00AD') ? text.slice(0, -1) : text) + next;
  }
  return text;
}

function isOneWord(cut: string, rest: string, words: ReadonlySet<string>): boolean {
  if (words.has(`${cut}${rest}`.toLowerCase())) return true;
  return !words.has(`${cut}-${rest}`.toLowerCase()) && /^\p{Ll}/u.test(rest);
}

function spaceBetween(end: string, next: string): string {
  return /\S-$/.test(end) || (UNSPACED_END.test(end) && UNSPACED_START.test(next)) ? '' : ' ';
}
