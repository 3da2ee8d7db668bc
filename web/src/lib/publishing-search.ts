import { type PriorCheckFilter, priorCheckFilterOf } from './prior-check-filter';
import { type ReportFilter, reportFilterOf, textOf } from './report-filter';

type Search = Readonly<Record<string, unknown>>;

/** Which reports are to be exported: a filter, or report numbers (`3,17`), or the snapshot of an earlier export. */
export interface ExportSearch extends ReportFilter {
  numbers?: string;
  snapshot?: string;
}

export function exportSearchOf(search: Search): ExportSearch {
  const snapshot = textOf(search['snapshot']);
  if (snapshot !== undefined) return { snapshot };
  const numbers = textOf(search['numbers']);
  if (numbers !== undefined && /^[1-9]\d{0,14}(,[1-9]\d{0,14})*$/.test(numbers)) return { numbers };
  return reportFilterOf(search);
}

const ROWS = ['CREATED', 'UPDATED', 'UNCHANGED', 'DUPLICATE', 'REFUSED', 'WARNED'] as const;

/** Which rows of an import are shown. */
export function importRowsOf({ rows }: Search): { rows?: (typeof ROWS)[number] } {
  const found = ROWS.find((each) => each === rows);
  return found === undefined ? {} : { rows: found };
}

/** Which earlier checks are listed, and which of them is open. */
export function priorCheckSearchOf(search: Search): PriorCheckFilter & { check?: string } {
  const check = textOf(search['check']);
  return { ...priorCheckFilterOf(search), ...(check === undefined ? {} : { check }) };
}

const DELIVERIES = ['PENDING', 'DELIVERED', 'FAILED'] as const;

/** Which deliveries of a webhook are shown. */
export function deliveriesOf({ state }: Search): { state?: (typeof DELIVERIES)[number] } {
  const found = DELIVERIES.find((each) => each === state);
  return found === undefined ? {} : { state: found };
}
