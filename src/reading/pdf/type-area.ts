import type { Line } from './page-lines.js';

/** How the running text of a document is set. */
export interface BodyType {
  /** Points. */
  size: number;
  font: string;
  /** Distance from baseline to baseline, in units of the size. */
  leading: number;
}

/** Leading when a document has too few lines to measure it: they may be paragraphs of a line each. */
const USUAL_LEADING = 1.2;
const MIN_MEASURED = 5;

/** Lines looked at on either side for where a column ends on the right; text flows round pictures. */
const NEIGHBOURS = 6;

/** Sizes this close are one size: programs round them. */
const SAME_SIZE = 0.06;

export const sameSize = (a: number, b: number): boolean => Math.abs(a - b) <= SAME_SIZE * Math.max(a, b);

/**
 * The size, font and leading of the running text. Each page has one vote on the size: a long list of sources in small
 * print at the end does not make the text before it a heading.
 */
export function bodyTypeOf(lines: readonly Line[]): BodyType {
  const pages = new Map<number, Line[]>();
  for (const line of lines) {
    const page = pages.get(line.page);
    if (page === undefined) pages.set(line.page, [line]);
    else page.push(line);
  }
  const votes = new Tally<number>();
  for (const page of pages.values()) votes.add(usualSize(page) ?? 0, 1);
  const size = votes.most() ?? 10;
  const fonts = new Tally<string>();
  const leadings = new Tally<number>();
  lines.forEach((line, index) => {
    if (!sameSize(line.size, size)) return;
    fonts.add(line.font, line.text.length);
    const last = lines[index - 1];
    if (last === undefined || last.run !== line.run || last.page !== line.page) return;
    const leading = (line.y - last.y) / line.size;
    if (leading > 0.8 && leading < 3) leadings.add(Math.round(leading * 10) / 10, 1);
  });
  const leading = leadings.total >= MIN_MEASURED ? leadings.most() : undefined;
  return { size, font: fonts.most() ?? '', leading: leading ?? USUAL_LEADING };
}

function usualSize(lines: readonly Line[]): number | undefined {
  const sizes = new Tally<number>();
  for (const { size, text } of lines) sizes.add(Math.round(size * 2) / 2, text.length);
  return sizes.most();
}

/** Where the column of each line ends on the right. */
export type RightEdges = ReadonlyMap<Line, number>;

/** By the longest of the lines around each. */
export function rightEdges(lines: readonly Line[]): RightEdges {
  return new Map(
    lines.map((line, index) => {
      const around = lines.slice(Math.max(0, index - NEIGHBOURS), index + NEIGHBOURS + 1);
      const column = around.filter((other) => isSameColumn(line, other) && sameSize(line.size, other.size));
      return [line, Math.max(...column.map(({ right }) => right))];
    }),
  );
}

export function isSameColumn(line: Line, other: Line): boolean {
  return line.page === other.page && line.run === other.run && line.left < other.right && other.left < line.right;
}

class Tally<Key> {
  private readonly counts = new Map<Key, number>();

  add(key: Key, count: number): void {
    this.counts.set(key, (this.counts.get(key) ?? 0) + count);
  }

  get total(): number {
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
  }

  most(): Key | undefined {
    let most: Key | undefined;
    for (const [key, count] of this.counts) if (most === undefined || count > (this.counts.get(most) ?? 0)) most = key;
    return most;
  }
}
