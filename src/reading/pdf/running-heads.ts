import type { Row } from './page-rows.js';

/** The rows of one page, and where the page begins and ends. */
export interface PageRows {
  rows: Row[];
  top: number;
  bottom: number;
}

/** Part of a page's height at its top and bottom in which running heads stand. */
const MARGIN = 0.13;

/** Rows from the edge that are looked at. */
const DEPTH = 3;

/** Share of the pages, or of the even or odd ones, on which a row must come back. */
const SHARE = 0.5;

/** With fewer pages of a side, coming back proves nothing. */
const MIN_PAGES_OF_SIDE = 3;

const SAYS_PAGE = /^(?:page|seite|página|pagina|strona|p\.) ?\d+(?: ?(?:\/|of|von|de|sur|di|z) ?\d+)?$/i;
const BARE_NUMBER = /^[-–— ]*\d{1,4}[-–— ]*$/;
const ROMAN_NUMBER = /^[ivxlc]{1,6}$/;

/**
 * Leaves out running heads and feet: rows in a page's margins that come back on more than half of the pages (or of the
 * left or right ones) with nothing changed but numbers, and numbers that count the pages.
 */
export function withoutRunningHeads(pages: readonly PageRows[]): PageRows[] {
  const counts = new RowCounts();
  const offsets = new RowCounts();
  pages.forEach((page, index) => {
    const rows = marginRows(page);
    counts.add(index, rows.map(maskOf));
    offsets.add(
      index,
      rows.map((row) => String(pageOffset(row, index))),
    );
  });
  const isRunning = (row: Row, index: number): boolean => {
    const text = textOf(row);
    if (counts.comesBack(maskOf(row), index) || SAYS_PAGE.test(text)) return true;
    if (ROMAN_NUMBER.test(text)) return pages.length > 1;
    return BARE_NUMBER.test(text) && offsets.total(String(pageOffset(row, index))) > 1;
  };
  return pages.map((page, index) => {
    const running = marginRows(page).filter((row) => isRunning(row, index));
    return { ...page, rows: page.rows.filter((row) => !running.includes(row)) };
  });
}

/** On how many left and right pages something stands in the margin. */
class RowCounts {
  private readonly pages: [number, number] = [0, 0];
  private readonly counts = new Map<string, [number, number]>();

  add(index: number, masks: readonly string[]): void {
    const side = index % 2 === 0 ? 0 : 1;
    this.pages[side]++;
    for (const mask of new Set(masks)) {
      const count = this.counts.get(mask) ?? [0, 0];
      count[side]++;
      this.counts.set(mask, count);
    }
  }

  comesBack(mask: string, index: number): boolean {
    const count = this.counts.get(mask) ?? [0, 0];
    const side = index % 2 === 0 ? 0 : 1;
    const isOnSide = this.pages[side] >= MIN_PAGES_OF_SIDE && count[side] > this.pages[side] * SHARE;
    const total = this.total(mask);
    return isOnSide || (total >= 2 && total > (this.pages[0] + this.pages[1]) * SHARE);
  }

  total(mask: string): number {
    const [even, odd] = this.counts.get(mask) ?? [0, 0];
    return even + odd;
  }
}

function marginRows({ rows, top, bottom }: PageRows): Row[] {
  const depth = (bottom - top) * MARGIN;
  const sorted = rows.toSorted((a, b) => a.y - b.y);
  const head = sorted.filter(({ y }) => y < top + depth).slice(0, DEPTH);
  const foot = sorted.filter(({ y }) => y > bottom - depth).slice(-DEPTH);
  return [...head, ...foot];
}

/** What a row says without its numbers, which change from page to page, and in which size: titles become heads. */
function maskOf(row: Row): string {
  const text = textOf(row).toLowerCase().replace(/\d+/g, '#');
  const words = text.replace(/^# | #$/g, '');
  return `${words} ${Math.round(row.size)}`;
}

/** How far the number at a row's beginning or end is ahead of the page's place in the file; null without a number. */
function pageOffset(row: Row, index: number): number | null {
  const number = /^(\d{1,4})(?: |$)|(?:^| )(\d{1,4})$/.exec(textOf(row));
  return number === null ? null : Number(number[1] ?? number[2]) - index;
}

const textOf = ({ cells }: Row): string =>
  cells
    .map((cell) => cell.text)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
