import type { DeskFigures } from './measure.js';

/** Figures by number of claims, the smallest desk first. */
export type DeskReport = { claims: number; figures: DeskFigures }[];

/** For people: milliseconds, ratio and blocks read at each size, and how much both grow from the smallest desk to the largest. */
export function deskLines(report: DeskReport): string[] {
  const [smallest] = report;
  const largest = report.at(-1);
  if (!smallest || !largest) return [];
  const head = report.flatMap(({ claims }) => [`${claims.toLocaleString('en')}`, 'ratio', 'blocks']);
  const lines = [line('desk, ms (claims)', [...head, 'growth', 'of blocks'])];
  for (const name of Object.keys(smallest.figures)) {
    const cells = report.flatMap(({ figures }) => {
      const { product = NaN, bare = NaN, blocks = NaN } = figures[name] ?? {};
      return [product.toFixed(1), (product / bare).toFixed(1), String(blocks)];
    });
    const growth = (of: 'product' | 'blocks'): string =>
      ((largest.figures[name]?.[of] ?? NaN) / (smallest.figures[name]?.[of] ?? NaN)).toFixed(2);
    lines.push(line(name, [...cells, growth('product'), growth('blocks')]));
  }
  return lines;
}

const line = (name: string, cells: string[]): string =>
  `${name.padEnd(24)}${cells.map((cell) => cell.padStart(10)).join('')}`;
