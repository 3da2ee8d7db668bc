import type { ImportCost } from './measure.js';

const COLUMNS = ['file MB', 'rows', 'send s', 'job s', 'CPU s', 'before MB', 'peak MB'];

/** For people: seconds, and the memory of the process before and at its most. */
export const importLines = (costs: readonly ImportCost[]): string[] => [
  line('imports', COLUMNS),
  ...costs.map(({ kind, bytes, rows, outcome, sendMs, jobMs, cpuMs, before, peak }) =>
    line(outcome === 'DONE' ? kind : `${kind} (${outcome})`, [
      (bytes / 1e6).toFixed(1),
      String(rows),
      ...[sendMs, jobMs, cpuMs].map((ms) => (ms / 1000).toFixed(1)),
      ...[before, peak].map((size) => (size / 1e6).toFixed(0)),
    ]),
  ),
];

const line = (name: string, cells: string[]): string =>
  `${name.padEnd(28)}${cells.map((cell) => cell.padStart(11)).join('')}`;
