import type { ReportWriter, WriterContext } from '../../src/reports/formats/report-writer.js';
import type { VerdictReport } from '../../src/reports/verdict-report.schemas.js';

export const CONTEXT: WriterContext = {
  frozenAt: '2026-03-06T12:00:00.000Z',
  changedAt: '2026-03-05T09:00:00.000Z',
  total: 1,
  publisher: {
    name: 'Example Checks',
    url: 'https://checks.example.org',
    licence: 'https://creativecommons.org/licenses/by/4.0/',
  },
  selection: 'All reports that stood',
  bom: false,
};

/** Reports as a snapshot gives them: anew each time they are gone through. */
export const again = <T>(items: readonly T[]): AsyncIterable<T> => ({
  // oxlint-disable-next-line require-await -- an asynchronous source
  async *[Symbol.asyncIterator]() {
    yield* items;
  },
});

export async function joined(parts: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const part of parts) all.push(part);
  return Buffer.concat(all);
}

/** The whole file a writer makes of these reports. */
export const written = (
  writer: ReportWriter,
  reports: readonly VerdictReport[],
  more: Partial<WriterContext> = {},
): Promise<Buffer> => joined(writer.write(again(reports), { ...CONTEXT, total: reports.length, ...more }));
