import type { ExportCost } from './measure.js';

/**
 * For people: seconds, the ratio to COPY of the same rows, the size of the file, the growth of the process, and what it
 * held after V8 had collected (`-` where V8 did not).
 */
export function exportLines(costs: readonly ExportCost[]): string[] {
  return costs.flatMap(({ reports, formats }) => {
    const copy = formats['copy']?.writeMs ?? NaN;
    return [
      line(`exports, ${reports.toLocaleString('en')} reports`, [
        'snapshot s',
        'write s',
        '/ COPY',
        'file MB',
        'growth MB',
        'held MB',
      ]),
      ...Object.entries(formats).map(([format, { snapshotMs, writeMs, bytes, growth, held }]) =>
        line(format, [
          (snapshotMs / 1000).toFixed(2),
          (writeMs / 1000).toFixed(2),
          ((snapshotMs + writeMs) / copy).toFixed(1),
          (bytes / 1e6).toFixed(2),
          (growth / 1e6).toFixed(0),
          held === null ? '-' : (held / 1e6).toFixed(1),
        ]),
      ),
    ];
  });
}

const line = (name: string, cells: string[]): string =>
  `${name.padEnd(28)}${cells.map((cell) => cell.padStart(11)).join('')}`;
