import type { FilterText } from './filter-options.js';

export const REPORT_FORMATS = ['json', 'jsonld', 'csv'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** What is exported, and how. */
export interface ReportRequest {
  format: ReportFormat;
  /** One report; null for all of them. */
  number: string | null;
  /** Also what does not stand today any more; of a set of reports. */
  all: boolean;
  /** A byte order mark before CSV. */
  bom: boolean;
  /** Narrows a set of reports. */
  filter: FilterText;
}

/** Where reports come from: the database or a server. Both give the same bytes. */
export interface ReportSource {
  /** @throws AppError or CliError NOT_FOUND; REPORT_NOT_CURRENT when `current` was asked for and it is not */
  one(number: string, request: ReportRequest, current: boolean): Promise<string>;
  /** A set of reports, in parts. */
  many(request: ReportRequest): AsyncIterable<string>;
}
