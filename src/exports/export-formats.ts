import type { Permission } from '../access/permissions.js';
import { PDF_WRITER } from '../printing/report-pdf.js';
import { HTML_WRITER } from '../reports/formats/html-writer.js';
import { MARKDOWN_WRITER } from '../reports/formats/markdown-writer.js';
import type { ReportWriter } from '../reports/formats/report-writer.js';
import { CSV_WRITER, JSON_WRITER, JSONLD_WRITER } from '../reports/formats/stream-writers.js';
import { XLSX_WRITER } from '../reports/formats/xlsx-writer.js';
import type { ExportContext } from './export-contexts.service.js';
import { RESEARCH_FORMAT } from './formats/research-writer.js';

/** For printing. */
const PDF: ReportWriter<ExportContext> = {
  ...PDF_WRITER,
  write: (reports, { publisher, selection, frozenAt, figures }) =>
    PDF_WRITER.write(reports, {
      organisation: publisher.name,
      licence: publisher.licence,
      selection,
      snapshotAt: frozenAt,
      figures,
    }),
};

/** Every format made of reports alone. A new one is added here, and its key below. */
export const REPORT_WRITERS: readonly ReportWriter<ExportContext>[] = [
  JSON_WRITER,
  JSONLD_WRITER,
  CSV_WRITER,
  XLSX_WRITER,
  MARKDOWN_WRITER,
  HTML_WRITER,
  PDF,
];

/** Keys of the formats, as in requests. */
export const EXPORT_FORMATS = ['json', 'jsonld', 'csv', 'xlsx', 'md', 'html', 'pdf', 'research'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The writer of a format; null for research data, which is made of ratings as well. */
export const writerOf = (format: string): ReportWriter<ExportContext> | null =>
  REPORT_WRITERS.find(({ key }) => key === format) ?? null;

export const fileTypeOf = (format: string): Pick<ReportWriter, 'mediaType' | 'extension'> =>
  writerOf(format) ?? RESEARCH_FORMAT;

/** What a person needs besides the right to export. Ratings, even without names, are not public. */
export const permissionFor = (format: string): Permission | null => (format === 'research' ? 'label.export' : null);
