import { describe, expect, it } from '@jest/globals';
import { OFF_SCALE_RATING, reportFixture } from '../../test/support/verdict-report.fixture.js';
import { toDataFeed } from './claim-review.js';
import { reportsCsv } from './report-csv.js';
import { verdictReportsJson } from './report-json.js';
import { streamDataFeed, streamReportsCsv, streamReportsJson } from './report-streams.js';

const AT = '2026-03-05T09:00:00.000Z';
const REPORTS = [reportFixture(), reportFixture({ number: 13, rating: OFF_SCALE_RATING, statement: '=1+1 "</x>' })];

async function text(parts: AsyncIterable<string>): Promise<string> {
  let all = '';
  for await (const part of parts) all += part;
  return all;
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  for (const item of items) yield await Promise.resolve(item);
}

describe('exports a report at a time', () => {
  it.each([0, 1, 2])('write the same bytes as the whole of %d reports at once', async (count) => {
    const reports = REPORTS.slice(0, count);
    expect(await text(streamReportsJson(each(reports), AT))).toBe(verdictReportsJson(reports, { exportedAt: AT }));
    expect(await text(streamDataFeed(each(reports), AT))).toBe(
      JSON.stringify(toDataFeed(reports, { dateModified: AT })),
    );
    expect(await text(streamReportsCsv(each(reports), { bom: true }))).toBe(reportsCsv(reports, { bom: true }));
  });
});
