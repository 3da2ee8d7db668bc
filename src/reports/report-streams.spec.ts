import { describe, expect, it } from '@jest/globals';
import { OFF_SCALE_RATING, reportFixture } from '../../test/support/verdict-report.fixture.js';
import { CONTEXT } from '../../test/support/written.js';
import { toDataFeed } from './claim-review.js';
import { reportsCsv } from './report-csv.js';
import { verdictReportsJson } from './report-json.js';
import { streamDataFeed, streamReportsCsv, streamReportsJson } from './report-streams.js';
import { scriptSafeJson } from './script-safe-json.js';

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
    for (const edition of [CONTEXT, { ...CONTEXT, publisher: { ...CONTEXT.publisher, licence: null } }]) {
      expect(await text(streamReportsJson(each(reports), edition))).toBe(verdictReportsJson(reports, edition));
      const feed = scriptSafeJson(toDataFeed(reports, edition));
      expect(await text(streamDataFeed(each(reports), edition))).toBe(feed);
    }
    expect(await text(streamReportsCsv(each(reports), { bom: true }))).toBe(reportsCsv(reports, { bom: true }));
  });
});
