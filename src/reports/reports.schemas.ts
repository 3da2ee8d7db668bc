import { z } from 'zod';
import { text } from '../api/text.schema.js';
import { topic } from '../api/topic.schema.js';
import { pageOf, pageQuery } from '../common/page.js';
import { sealedVerdictReport } from './verdict-report.schemas.js';

const flag = (byDefault: 'true' | 'false', description: string) =>
  z
    .enum(['true', 'false'], 'must be true or false')
    .default(byDefault)
    .describe(description)
    .transform((value) => value === 'true');

/** A selection is for people who ticked reports in a list; whoever wants more has the filters. */
export const MOST_NUMBERS = 1000;

const day = (description: string) =>
  z.iso
    .date('must be a day, such as 2026-03-01')
    .refine((value) => value >= '1900-01-01', 'must not be before 1900')
    .optional()
    .describe(description);

const numbers = z
  .string()
  .regex(/^[1-9]\d{0,14}(,[1-9]\d{0,14})*$/, 'must be report numbers, separated by commas')
  .refine((value) => value.split(',').length <= MOST_NUMBERS, `may name at most ${MOST_NUMBERS} reports`)
  .transform((value) => value.split(',').map(Number))
  .optional()
  .describe(`Only these reports: numbers, separated by commas, at most ${MOST_NUMBERS}.`);

/** Which reports; every list and export takes these, and all that is given must hold. */
export const reportFilter = z.object({
  label: text(50).optional().describe('Key of a label, such as MOSTLY_FALSE.'),
  documentId: z.uuid('is not an id: ids are UUIDs').optional(),
  q: text(200)
    .optional()
    .describe('Words that must all occur in the statement, the conclusion or the name of the claimant, as published.'),
  claimant: text(300).optional().describe('Who made the claim, letter case aside.'),
  sourceId: z.uuid('is not an id: ids are UUIDs').optional().describe('Who publishes the document.'),
  topic: topic.optional().describe('What the claim is about, such as health.'),
  language: text(35).optional().describe('BCP 47 tag, such as en.'),
  schemeKey: text(60).optional().describe('Key of the rating scheme.'),
  from: day('First day of publication (UTC).'),
  to: day('Last day of publication (UTC).'),
  numbers,
});
type Days = Pick<z.infer<typeof reportFilter>, 'from' | 'to'>;

/** A period that ends before it begins would find nothing, and nobody would know why. */
const inOrder = <T extends z.ZodType<Days>>(schema: T): T =>
  schema.refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ['to'],
    message: 'must not be before `from`',
  });

export const reportPage = pageOf(sealedVerdictReport, 'VerdictReportPage');

export const reportPageQuery = inOrder(
  pageQuery.extend({
    ...reportFilter.shape,
    current: flag(
      'true',
      'true: what stands today. false: also stale, superseded and retracted reports, each with its mark.',
    ),
  }),
);
export type ReportPageQuery = z.infer<typeof reportPageQuery>;

const all = flag(
  'false',
  'true: also stale, superseded and retracted reports, each with its mark. false: what stands today.',
);
const bom = flag('false', 'true: begins with a byte order mark, which Excel needs to read UTF-8.');

export const feedQuery = inOrder(reportFilter);
export const exportQuery = inOrder(reportFilter.extend({ all }));
export const csvExportQuery = inOrder(reportFilter.extend({ all, bom }));
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
    licence: { type: 'string', description: 'Address of the licence; absent when the organisation names none.' },
    reports: { type: 'array', items: SEALED_REPORT_REF, description: 'By report number.' },
  },
} as const;
