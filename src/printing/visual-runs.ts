import bidiJs from 'bidi-js';
import type { Bidi } from 'bidi-js';

/** A piece of a line that is set in one go, in the order of reading. */
export interface VisualRun {
  text: string;
  rightToLeft: boolean;
}

export interface VisualLine {
  /** From left to right as they are seen. */
  runs: VisualRun[];
  /** The paragraph begins at the right. */
  rightToLeft: boolean;
}

// The package is CommonJS whose exports are the function itself; its types say something else.
const bidi = (bidiJs as unknown as () => Bidi)();

/** Scripts that run from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

export const hasRightToLeft = (text: string): boolean => RIGHT_TO_LEFT.test(text);

/** The runs of one line, by the Unicode bidirectional algorithm. Each line is a paragraph of its own. */
export function visualLine(text: string, direction: 'ltr' | 'rtl'): VisualLine {
  const rightToLeft = direction === 'rtl';
  if (!rightToLeft && !hasRightToLeft(text)) return { runs: [{ text, rightToLeft: false }], rightToLeft };
  const { levels } = bidi.getEmbeddingLevels(text, direction);
  return { runs: inVisualOrder(runsOf(text, levels)), rightToLeft };
}

/** Which way a paragraph runs: as its first strong character does. */
export function directionOf(text: string): 'ltr' | 'rtl' {
  if (!hasRightToLeft(text)) return 'ltr';
  const level = bidi.getEmbeddingLevels(text.slice(0, 1000)).paragraphs[0]?.level ?? 0;
  return level % 2 === 1 ? 'rtl' : 'ltr';
}

interface Run {
  text: string;
  level: number;
}

/** Pieces of one level. Brackets that are seen from the other side are turned round. */
function runsOf(text: string, levels: Uint8Array): Run[] {
  const mirrored = bidi.getMirroredCharactersMap(text, levels);
  const runs: Run[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const level = levels[index] ?? 0;
    const character = mirrored.get(index) ?? text.charAt(index);
    const last = runs.at(-1);
    if (last !== undefined && last.level === level) last.text += character;
    else runs.push({ text: character, level });
  }
  return runs;
}

/** Rule L2 of the algorithm: from the highest level down, whatever is at least so high is turned round. */
function inVisualOrder(runs: Run[]): VisualRun[] {
  const ordered = [...runs];
  const highest = Math.max(0, ...runs.map(({ level }) => level));
  for (let level = highest; level > 0; level -= 1) reverseAtLeast(ordered, level);
  return ordered.flatMap(({ text, level }) => {
    const rightToLeft = level % 2 === 1;
    const scriptRunsLeft = hasRightToLeft(text);
    // The font turns round what is in a script from right to left, and only that. So signs alone are turned here, and
    // numbers in Arabic digits, which run from left to right, are set digit by digit.
    if (rightToLeft && !scriptRunsLeft) return { text: [...text].toReversed().join(''), rightToLeft };
    if (!rightToLeft && scriptRunsLeft) return [...text].map((character) => ({ text: character, rightToLeft }));
    return { text, rightToLeft };
  });
}

function reverseAtLeast(runs: Run[], level: number): void {
  for (let start = 0; start < runs.length; start += 1) {
    let end = start;
    while ((runs[end]?.level ?? -1) >= level) end += 1;
    if (end === start) continue;
    runs.splice(start, end - start, ...runs.slice(start, end).toReversed());
    start = end;
  }
}
