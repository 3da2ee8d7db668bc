import { streamDataFeed, streamReportsCsv, streamReportsJson, streamReportTexts } from '../report-streams.js';
import { isCurrent, type VerdictReport } from '../verdict-report.schemas.js';
import type { ReportWriter } from './report-writer.js';
import { toBytes } from './to-bytes.js';

/** As `GET /reports.json`: every report in full, sealed, as canonical JSON. */
export const JSON_WRITER: ReportWriter = {
  key: 'json',
  mediaType: 'application/json; charset=utf-8',
  extension: 'json',
  write: (reports, context) => toBytes(streamReportsJson(reports, context)),
  writeTexts: (pages, context) => toBytes(streamReportTexts(pages, context)),
};

/** As `GET /reports.jsonld`: ClaimReview has no word for what does not stand today, so that is left out. */
export const JSONLD_WRITER: ReportWriter = {
  key: 'jsonld',
  mediaType: 'application/ld+json; charset=utf-8',
  extension: 'jsonld',
  write: (reports, context) => toBytes(streamDataFeed(current(reports), context)),
};

/** As `GET /reports.csv`. */
export const CSV_WRITER: ReportWriter = {
  key: 'csv',
  mediaType: 'text/csv; charset=utf-8; header=present',
  extension: 'csv',
  write: (reports, { bom }) => toBytes(streamReportsCsv(reports, { bom })),
};

async function* current(reports: AsyncIterable<VerdictReport>): AsyncGenerator<VerdictReport> {
  for await (const report of reports) if (isCurrent(report)) yield report;
}
