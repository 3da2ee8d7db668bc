import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { HOSTILE_TEXTS, hostileReport, reportFixture } from '../../../test/support/verdict-report.fixture.js';
import { CONTEXT, written } from '../../../test/support/written.js';
import { toDataFeed } from '../claim-review.js';
import { verdictReportsJson } from '../report-json.js';
import { fromSpreadsheetText } from '../spreadsheet-text.js';
import { CSV_WRITER, JSON_WRITER, JSONLD_WRITER } from './stream-writers.js';

const REPORTS = [
  reportFixture(),
  reportFixture({ number: 13, standing: 'stale', stale: true }),
  reportFixture({ number: 14 }),
];

describe('exports as the public files are', () => {
  it('gives JSON as the list of sealed reports', async () => {
    const text = (await written(JSON_WRITER, REPORTS)).toString('utf8');
    expect(text).toBe(verdictReportsJson(REPORTS, CONTEXT));
    expect(JSON.parse(text)).toMatchObject({ exportedAt: CONTEXT.changedAt, licence: CONTEXT.publisher.licence });
  });

  it('leaves out of ClaimReview what does not stand today', async () => {
    const feed = JSON.parse((await written(JSONLD_WRITER, REPORTS)).toString('utf8')) as unknown;
    expect(feed).toEqual(JSON.parse(JSON.stringify(toDataFeed(REPORTS, CONTEXT))));
  });

  it('gives CSV that another program reads back, hostile text included, with a byte order mark on request', async () => {
    const reports = HOSTILE_TEXTS.map((text, n) => ({ ...hostileReport(text), number: n + 1 }));
    const bytes = await written(CSV_WRITER, reports, { bom: true });
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const rows = parse(bytes, { columns: true, bom: true }) as Record<string, string>[];
    expect(rows.map(({ rationale = '' }) => fromSpreadsheetText(rationale))).toEqual(HOSTILE_TEXTS);
  });
});
