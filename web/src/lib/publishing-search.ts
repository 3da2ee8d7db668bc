import { type PriorCheckFilter, priorCheckFilterOf } from './prior-check-filter.js';
import { type ReportFilter, reportFilterOf } from './report-filter.js';
import { oneOf, type Search, searchOf, textOf } from './search-parameters.js';

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

/** Which rows of an import are shown. */
export const importRowsOf = searchOf({
  rows: oneOf('CREATED', 'UPDATED', 'UNCHANGED', 'DUPLICATE', 'REFUSED', 'WARNED'),
});

/** Which earlier checks are listed, and which of them is open. */
export function priorCheckSearchOf(search: Search): PriorCheckFilter & { check?: string } {
  const check = textOf(search['check']);
  return { ...priorCheckFilterOf(search), ...(check === undefined ? {} : { check }) };
}

/** Which deliveries of a webhook are shown. */
export const deliveriesOf = searchOf({ state: oneOf('PENDING', 'DELIVERED', 'FAILED') });
