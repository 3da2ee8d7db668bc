/** A piece of two texts laid over each other. */
export interface DiffPiece {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

const MOST_WORDS = 600;

/**
 * What became of a short text, word by word. Texts of more than some hundred words are given as one removed and one added:
 * nobody reads such a difference, and the table would grow with the product of both lengths.
 */
export function wordDiff(older: string, newer: string): DiffPiece[] {
  const [a, b] = [wordsOf(older), wordsOf(newer)];
  if (older === newer) return [{ kind: 'same', text: older }];
  if (a.length > MOST_WORDS || b.length > MOST_WORDS)
    return [
      { kind: 'removed', text: older },
      { kind: 'added', text: newer },
    ];
  const lengths = commonLengths(a, b);
  const pieces: DiffPiece[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && a[i] === b[j]) {
      put(pieces, 'same', a[i++] ?? '');
      j += 1;
    } else if (i < a.length && (j >= b.length || at(lengths, i + 1, j) >= at(lengths, i, j + 1)))
      put(pieces, 'removed', a[i++] ?? '');
    else put(pieces, 'added', b[j++] ?? '');
  }
  return pieces;
}

/** Words with the space behind them. */
const wordsOf = (text: string): string[] => text.match(/\S+\s*|\s+/g) ?? [];

const at = (table: readonly (readonly number[])[], i: number, j: number): number => table[i]?.[j] ?? 0;

/** How many words the ends of both have in common, from each pair of places on. */
function commonLengths(a: readonly string[], b: readonly string[]): number[][] {
  const table = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0));
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = table[i] as number[];
      row[j] = a[i] === b[j] ? at(table, i + 1, j + 1) + 1 : Math.max(at(table, i + 1, j), at(table, i, j + 1));
    }
  return table;
}

function put(pieces: DiffPiece[], kind: DiffPiece['kind'], text: string): void {
  const last = pieces.at(-1);
  if (last?.kind === kind) last.text += text;
  else pieces.push({ kind, text });
}
