import type { DeskFigures } from './measure.js';

/** Figures by number of claims, the smallest desk first. */
export type DeskReport = { claims: number; figures: DeskFigures }[];

/** A table for people: milliseconds and ratio at each size, and how much the largest desk is slower than the smallest. */
export function deskLines(report: DeskReport): string[] {
  const [smallest] = report;
  const largest = report.at(-1);
  if (!smallest || !largest) return [];
  const head = report.flatMap(({ claims }) => [`${claims.toLocaleString('en')}`, 'ratio']);
  const lines = [line('desk, ms (claims)', [...head, 'growth'])];
  for (const name of Object.keys(smallest.figures)) {
    const cells = report.flatMap(({ figures }) => {
      const { product = NaN, bare = NaN } = figures[name] ?? {};
      return [product.toFixed(1), (product / bare).toFixed(1)];
    });
    const growth = (largest.figures[name]?.product ?? NaN) / (smallest.figures[name]?.product ?? NaN);
    lines.push(line(name, [...cells, growth.toFixed(2)]));
  }
  return lines;
}

const line = (name: string, cells: string[]): string =>
  `${name.padEnd(24)}${cells.map((cell) => cell.padStart(11)).join('')}`;
