import type { FilterText } from './filter-options.js';

/** Formats a server gives to anyone. */
export const PUBLIC_FORMATS = ['json', 'jsonld', 'csv'] as const;
/** Formats that are made of a snapshot of the database. */
export const DOCUMENT_FORMATS = ['xlsx', 'md', 'html', 'pdf'] as const;
export const REPORT_FORMATS = [...PUBLIC_FORMATS, ...DOCUMENT_FORMATS] as const;
export type PublicFormat = (typeof PUBLIC_FORMATS)[number];
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];
export type ReportFormat = PublicFormat | DocumentFormat;

export const isDocumentFormat = (format: ReportFormat): format is DocumentFormat =>
  DOCUMENT_FORMATS.some((each) => each === format);

/** What is exported, and how. */
export interface ReportRequest {
  format: PublicFormat;
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
