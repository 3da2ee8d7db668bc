import { oneLine } from '../common/one-line.js';
import type { ReportFilter } from '../reports/report-filter.js';

/** So many numbers of reports are named. */
const NAMED = 20;

const WORDS: { readonly [K in Exclude<keyof ReportFilter, 'currentOnly' | 'numbers'>]: (value: string) => string } = {
  label: (value) => `label ${value}`,
  claimant: (value) => `claimant “${value}”`,
  topic: (value) => `topic ${value}`,
  q: (value) => `with the words “${value}”`,
  language: (value) => `language ${value}`,
  schemeKey: (value) => `rating scheme ${value}`,
  sourceId: (value) => `source ${value}`,
  documentId: (value) => `document ${value}`,
  from: (value) => `from ${value}`,
  to: (value) => `to ${value}`,
};

/** Which reports a filter chooses, in words for readers: "Reports that stood: label FALSE, from 2026-01-01". */
export function selectionWords({ currentOnly, numbers, ...filter }: ReportFilter): string {
  if (numbers) return chosen(numbers);
  const all = currentOnly ? 'that stood' : 'whatever their standing';
  const parts = (Object.keys(WORDS) as (keyof typeof WORDS)[]).flatMap((key) => {
    const value = filter[key];
    return value === undefined || value === '' ? [] : [oneLine(WORDS[key](value))];
  });
  return parts.length === 0 ? `All reports ${all}` : `Reports ${all}: ${parts.join(', ')}`;
}

function chosen(numbers: readonly number[]): string {
  const sorted = numbers.toSorted((a, b) => a - b);
  if (sorted.length <= NAMED) return `Chosen reports: ${sorted.join(', ')}`;
  return `${sorted.length} chosen reports, from ${sorted[0]} to ${sorted.at(-1)}`;
}
