import type { Glyphs } from './page-text.js';

/** Characters in one row without a wide gap: a line of a column, or a cell of a table. */
export interface Cell {
  text: string;
  left: number;
  right: number;
}

/** What stands on one baseline, in the order in which the file draws it. */
export interface Row {
  cells: Cell[];
  left: number;
  right: number;
  y: number;
  /** Size and font of most of its characters. */
  size: number;
  font: string;
}

/** From the leftmost to the rightmost of the cells. */
export function extentOf(cells: readonly Cell[]): { left: number; right: number } {
  let left = Infinity;
  let right = -Infinity;
  for (const cell of cells) {
    left = Math.min(left, cell.left);
    right = Math.max(right, cell.right);
  }
  return { left, right };
}

/** Gaps in units of the font's size. Justified lines have gaps of up to one; between columns there are two and more. */
const WORD_GAP = 0.15;
const CELL_GAP = 1.6;

/** Baselines differ by this much within a row (superscripts), in units of the larger font's size. */
const SAME_BASELINE = 0.25;
const RAISED_BASELINE = 0.55;

/** A character this much smaller than its row, and raised, is a superscript. */
const SUPERSCRIPT = 0.8;

const SUPERSCRIPT_DIGITS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * Puts characters that follow each other on one baseline together. The file's own order is kept: programs write columns
 * one after the other, and where they do not, `column-order.ts` finds out.
 */
export function rowsOf(glyphs: readonly Glyphs[]): Row[] {
  const rows: OpenRow[] = [];
  let open: OpenRow | null = null;
  for (const next of glyphs) {
    if (open !== null && open.repeats(next)) continue;
    if (open === null || !open.takes(next)) {
      open = new OpenRow(next);
      rows.push(open);
    }
    open.add(next);
  }
  return rows.map((row) => row.closed()).filter(({ cells }) => cells.length > 0);
}

class OpenRow {
  private readonly cells: Cell[] = [];
  private readonly weights = new Map<string, { characters: number; size: number; font: string }>();
  private last: Glyphs | null = null;
  private size: number;
  private y: number;

  constructor(first: Glyphs) {
    this.size = first.size;
    this.y = first.y;
  }

  /** Bold made by printing the same characters twice, a little apart. */
  repeats({ text, left, y }: Glyphs): boolean {
    const near = this.size * 0.3;
    const { last } = this;
    return (
      last !== null &&
      last.text === text &&
      text.trim() !== '' &&
      Math.abs(last.left - left) < near &&
      Math.abs(last.y - y) < near
    );
  }

  takes(next: Glyphs): boolean {
    if (this.last === null) return true;
    const size = Math.max(this.size, next.size);
    const allowed = next.size < this.size * 0.9 || this.size < next.size * 0.9 ? RAISED_BASELINE : SAME_BASELINE;
    return Math.abs(next.y - this.y) <= size * allowed && gapBetween(this.last, next) > -size;
  }

  add(next: Glyphs): void {
    const gap = this.last === null ? 0 : gapBetween(this.last, next) / Math.max(next.size, 1);
    const text = this.isRaised(next) ? raised(next.text, this.cells.at(-1)?.text ?? '') : next.text;
    // Spaces are as wide as a justified line makes them: only what is written says where a cell ends.
    if (next.text.trim() === '') {
      this.appendSpace();
      return;
    }
    const cell = this.cells.at(-1);
    if (cell === undefined || gap > CELL_GAP) this.cells.push({ text, left: next.left, right: next.right });
    else {
      if (gap > WORD_GAP) this.appendSpace();
      cell.text += text;
      cell.left = Math.min(cell.left, next.left);
      cell.right = Math.max(cell.right, next.right);
    }
    this.last = next;
    this.weigh(next);
  }

  closed(): Row {
    const cells = this.cells.map((cell) => ({ ...cell, text: cell.text.trim() })).filter(({ text }) => text !== '');
    const most = [...this.weights.values()].reduce((best, next) => (next.characters > best.characters ? next : best), {
      characters: 0,
      size: this.size,
      font: '',
    });
    return {
      cells,
      ...extentOf(cells),
      y: this.y,
      size: most.size,
      font: most.font,
    };
  }

  private isRaised({ size, y }: Glyphs): boolean {
    return this.last !== null && size < this.size * SUPERSCRIPT && y < this.y - this.size * 0.15;
  }

  private appendSpace(): void {
    const cell = this.cells.at(-1);
    if (cell !== undefined && !cell.text.endsWith(' ')) cell.text += ' ';
  }

  private weigh({ text, size, font, y }: Glyphs): void {
    const key = `${font} ${size.toFixed(1)}`;
    const weight = this.weights.get(key) ?? { characters: 0, size, font };
    weight.characters += text.length;
    this.weights.set(key, weight);
    if (size > this.size) {
      // The row began with something small: its first real character says where the baseline is.
      this.size = size;
      this.y = y;
    }
  }
}

function gapBetween(last: Glyphs, next: Glyphs): number {
  return next.rtl && last.rtl ? last.left - next.right : next.left - last.right;
}

/**
 * A raised number after a word or a sentence's end is the mark of a note, and no part of the text. After a number or a
 * unit it is an exponent, and stays one.
 */
function raised(text: string, before: string): string {
  const mark = text.trim();
  if (!/^[\d,*†‡§]+$/.test(mark)) return text;
  if (/(?:\p{L}{4}|[.,;:!?"”’»)\]])\s*$/u.test(before)) return '';
  return mark.replace(/\d/g, (digit) => SUPERSCRIPT_DIGITS.charAt(Number(digit)));
}
