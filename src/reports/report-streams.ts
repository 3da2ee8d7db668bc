import { claimUrl, toClaimReview } from './claim-review.js';
import { SCHEMA_ORG } from './claim-review.schemas.js';
import { reportCsvHeader, type ReportCsvOptions, reportCsvRow } from './report-csv.js';
import { canonicalJson, verdictReportJson } from './report-json.js';
import type { VerdictReport } from './verdict-report.schemas.js';

type Reports = AsyncIterable<VerdictReport>;

/** Exports a report at a time, so that no export has to fit into memory. Reports come by number. */

/** The same bytes as `verdictReportsJson`. */
export async function* streamReportsJson(reports: Reports, exportedAt: string): AsyncGenerator<string> {
  yield jsonHead(exportedAt);
  yield* separated(reports, verdictReportJson);
  yield JSON_END;
}

/** The same bytes, of pages of reports that are canonical JSON already. */
export async function* streamReportTexts(
  pages: AsyncIterable<readonly { json: string }[]>,
  exportedAt: string,
): AsyncGenerator<string> {
  yield jsonHead(exportedAt);
  let separator = '';
  for await (const page of pages) {
    if (page.length === 0) continue;
    yield separator + page.map(({ json }) => json).join(',');
    separator = ',';
  }
  yield JSON_END;
}

const jsonHead = (exportedAt: string): string =>
  `{"exportedAt":${canonicalJson(exportedAt)},"format":"claimdesk-verdict-reports-1","reports":[`;
const JSON_END = ']}';

/** The same bytes as `toDataFeed` of the same reports, as JSON. All of them must be current. */
export async function* streamDataFeed(reports: Reports, dateModified: string): AsyncGenerator<string> {
  const head = JSON.stringify({ '@context': SCHEMA_ORG, '@type': 'DataFeed', dateModified });
  yield `${head.slice(0, -1)},"dataFeedElement":[`;
  yield* separated(reports, (report) =>
    JSON.stringify({
      '@type': 'DataFeedItem',
      url: claimUrl(report),
      dateCreated: report.firstPublishedAt,
      dateModified: report.modifiedAt,
      item: [toClaimReview(report)],
    }),
  );
  yield ']}';
}

/** The same bytes as `reportsCsv`. */
export async function* streamReportsCsv(reports: Reports, options: ReportCsvOptions): AsyncGenerator<string> {
  yield reportCsvHeader(options);
  for await (const report of reports) yield reportCsvRow(report);
}

async function* separated(reports: Reports, write: (report: VerdictReport) => string): AsyncGenerator<string> {
  let separator = '';
  for await (const report of reports) {
    yield separator + write(report);
    separator = ',';
  }
}
