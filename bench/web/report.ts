import type { WebCost } from './measure.js';

/** For people: kilobytes after gzip of each page, and milliseconds of each act, and how long lists scroll. */
export function webLines({ bundles, timings, lists }: WebCost): string[] {
  const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1);
  return [
    line('web, kB after gzip', ['scripts', 'styles', 'files']),
    ...bundles.map(({ page, scripts, styles, files }) =>
      line(page, [kilobytes(scripts), kilobytes(styles), String(files)]),
    ),
    line('web, ms', ['median', 'p90', 'turns']),
    ...Object.entries(timings).map(([act, { median, p90, turns }]) =>
      line(act, [median.toFixed(0), p90.toFixed(0), String(turns)]),
    ),
    line('web, long lists', ['rows', 'frames', 'late', 'p90 ms', 'longest', 'tasks', 'nodes', 'to', 'heap MB', 'to']),
    ...lists.map(({ list, rows, frames, late, p90, longest, longTasks, nodes, heap }) =>
      line(
        list,
        [rows, frames, late, p90, longest, longTasks, ...nodes, ...heap].map((each) => each.toFixed(0)),
      ),
    ),
  ];
}

const line = (name: string, cells: string[]): string =>
  `${name.padEnd(34)}${cells.map((cell) => cell.padStart(10)).join('')}`;
