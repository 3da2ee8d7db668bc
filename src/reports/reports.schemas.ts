import { z } from 'zod';
import { text } from '../api/text.schema.js';
import { pageOf, pageQuery } from '../common/page.js';
import { sealedVerdictReport } from './verdict-report.schemas.js';

const flag = (byDefault: 'true' | 'false', description: string) =>
  z
    .enum(['true', 'false'], 'must be true or false')
    .default(byDefault)
    .describe(description)
    .transform((value) => value === 'true');

/** Which reports; every list and export takes these. */
const reportFilter = z.object({
  label: text(50).optional().describe('Key of a label, such as MOSTLY_FALSE.'),
  documentId: z.uuid('is not an id: ids are UUIDs').optional(),
  q: text(200).optional().describe('Words that must all occur in the statement as published.'),
});

export const reportPage = pageOf(sealedVerdictReport, 'VerdictReportPage');

export const reportPageQuery = pageQuery.extend({
  ...reportFilter.shape,
  current: flag(
    'true',
    'true: what stands today. false: also stale, superseded and retracted reports, each with its mark.',
  ),
});
export type ReportPageQuery = z.infer<typeof reportPageQuery>;

const all = flag(
  'false',
  'true: also stale, superseded and retracted reports, each with its mark. false: what stands today.',
);
const bom = flag('false', 'true: begins with a byte order mark, which Excel needs to read UTF-8.');

export const feedQuery = reportFilter;
export const exportQuery = reportFilter.extend({ all });
export const csvExportQuery = exportQuery.extend({ bom });
export const csvQuery = z.object({ bom });
export type FeedQuery = z.infer<typeof feedQuery>;
export type ExportQuery = z.infer<typeof exportQuery>;
export type CsvExportQuery = z.infer<typeof csvExportQuery>;
export type CsvQuery = z.infer<typeof csvQuery>;

/** A report number in an address. Anything else names no report, so it is a 404 and not a fault of the request. */
export const reportParams = z.object({ number: z.string().describe('Report number: digits.') });
export type ReportParams = z.infer<typeof reportParams>;

/** `GET /reports` brings it into the OpenAPI document. */
export const SEALED_REPORT_REF = { $ref: '#/components/schemas/SealedVerdictReport' } as const;

/** The file of `GET /reports.json`, as JSON Schema. */
export const REPORTS_FILE = {
  type: 'object',
  required: ['exportedAt', 'format', 'reports'],
  properties: {
    exportedAt: { type: 'string', description: 'When anything published last changed (ISO 8601, UTC).' },
    format: { const: 'claimdesk-verdict-reports-1' },
    reports: { type: 'array', items: SEALED_REPORT_REF, description: 'By report number.' },
  },
} as const;
