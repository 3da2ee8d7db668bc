import { toClaimReview } from '../../reports/claim-review.js';
import { verifyReportJson } from '../../reports/report-json.js';
import { verdictReport } from '../../reports/verdict-report.schemas.js';
import type { ImportItem, ItemReading } from '../import-item.js';
import { JsonElements } from '../sources/json-elements.js';
import { checkItem, faultItem } from './check-record.js';
import type { CheckRecord } from './check-facts.js';
import { fromClaimReview } from './from-claim-review.js';
import { LONGEST_ELEMENT } from './json-checks.js';

/** Verdict reports as a desk exports them (`claimdesk-verdict-reports-1`), or one of them alone, each with its hash. */
export function reportChecks(text: AsyncIterable<string>): ItemReading<CheckRecord> {
  return { items: readReports(text), notes: [] };
}

async function* readReports(text: AsyncIterable<string>): AsyncGenerator<ImportItem<CheckRecord>> {
  const elements = new JsonElements(LONGEST_ELEMENT);
  for await (const { raw, place } of elements.read(text)) {
    yield raw === null
      ? faultItem(place, 'ROW_TOO_LONG', `The report is longer than ${LONGEST_ELEMENT} characters.`)
      : reportItem(raw, place);
  }
}

/** Mapped through its ClaimReview, so that the report and the mark-up made from it are the same check. */
function reportItem(raw: string, place: string): ImportItem<CheckRecord> {
  let json: unknown;
  try {
    json = JSON.parse(raw);
  } catch {
    return faultItem(place, 'ROW_UNREADABLE', 'This is not JSON that can be read.');
  }
  const report = verdictReport.safeParse(json);
  if (!report.success) {
    const paths = report.error.issues.slice(0, 5).map(({ path }) => path.join('.'));
    return faultItem(place, 'ROW_UNREADABLE', `This is not a verdict report of a desk: ${paths.join(', ')}.`);
  }
  if (!verifyReportJson(raw)) {
    const message = `Report ${report.data.number} does not match its content hash: it was changed after its export. Export it anew.`;
    return faultItem(place, 'ROW_HASH', message);
  }
  const review = toClaimReview(report.data);
  const mapped = fromClaimReview({ ...review }, { pageHost: null, report: report.data });
  return checkItem(place, mapped, raw, 'VERDICT_REPORT', review.claimReviewed);
}
