import { z } from 'zod';
import { pageOf, pageQuery } from '../common/page.js';
import { exportQuery, reportFilter, MOST_NUMBERS } from '../reports/reports.schemas.js';
import { EXPORT_STATES } from './export-status.js';
import { EXPORT_FORMATS } from './export-formats.js';

const { numbers: _, ...filterShape } = reportFilter.shape;

const exportFilter = z
  .strictObject({
    ...filterShape,
    all: z
      .boolean()
      .default(false)
      .describe('Also stale, superseded and retracted reports, each with its mark. Default: what stands today.'),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ['to'],
    message: 'must not be before `from`',
  });

const options = z.strictObject({
  bom: z.boolean().default(false).describe('Begin CSV with a byte order mark, which Excel needs.'),
});

/** The body of `POST /exports`. */
export const createExportBody = z
  .strictObject({
    format: z
      .enum(EXPORT_FORMATS)
      .describe('research: independent ratings under pseudonyms, for who may export labels.'),
    filter: exportFilter.optional().describe('Which reports; without it, all that stand today.'),
    numbers: z
      .array(z.int().min(1).max(999_999_999_999_999))
      .min(1)
      .max(MOST_NUMBERS)
      .optional()
      .describe('Instead of a filter: these reports, whatever their standing.'),
    snapshotId: z
      .uuid('is not an id: ids are UUIDs')
      .optional()
      .describe('Instead of both: the snapshot of an earlier export, whose reports are given as they were then.'),
    options: options.default({ bom: false }),
  })
  .refine((body) => [body.filter, body.numbers, body.snapshotId].filter((each) => each !== undefined).length <= 1, {
    path: ['filter'],
    message: 'give only one of `filter`, `numbers` and `snapshotId`',
  })
  .refine(({ format, filter }) => !(format === 'jsonld' && filter?.all === true), {
    path: ['filter', 'all'],
    message: 'ClaimReview has no word for a stale or retracted report: take json or csv',
  })
  .meta({ id: 'CreateExport' });
export type CreateExportBody = z.infer<typeof createExportBody>;

const instant = z.iso.datetime();
const state = z.enum(EXPORT_STATES);

/** As it was asked for: the input's own rules are not repeated. */
const given = z.string().optional();
const askedFor = Object.fromEntries(Object.keys(filterShape).map((name) => [name, given])) as Record<
  keyof typeof filterShape,
  typeof given
>;

export const exportView = z
  .object({
    id: z.uuid(),
    format: z.enum(EXPORT_FORMATS),
    state,
    options,
    filter: z
      .object({ currentOnly: z.boolean(), ...askedFor, numbers: z.array(z.int()).optional() })
      .nullable()
      .describe('Which reports were asked for; null when the snapshot is gone.'),
    snapshot: z
      .object({
        id: z.uuid().describe('For `snapshotId` of another export of the same reports.'),
        frozenAt: instant.nullable().describe('Whose moment the file shows; null before the job has begun.'),
      })
      .nullable(),
    progress: z.object({
      done: z.int().min(0).describe('Reports written so far.'),
      total: z.int().min(0).nullable().describe('Reports in all; null before the job has begun.'),
    }),
    filename: z.string().nullable(),
    mediaType: z.string(),
    size: z.int().nullable().describe('Bytes; null before it is READY.'),
    sha256: z.string().nullable().describe('SHA-256 of the file, 64 hex digits.'),
    failure: z
      .object({ code: z.string(), message: z.string() })
      .nullable()
      .describe('Why it FAILED. `POST …/retry` tries again with the same snapshot.'),
    requestedBy: z.object({ id: z.uuid(), name: z.string() }),
    createdAt: instant,
    startedAt: instant.nullable(),
    finishedAt: instant.nullable(),
    expiresAt: instant.nullable().describe('When the file is removed; null while it is being made.'),
  })
  .meta({ id: 'Export' });
export type ExportView = z.infer<typeof exportView>;

export const exportPage = pageOf(exportView, 'ExportPage');
export const exportPageQuery = pageQuery.extend({ state: state.optional().describe('Only exports in this state.') });
export type ExportPageQuery = z.infer<typeof exportPageQuery>;

/** What an export would hold: the filters of the public lists, or report numbers whatever their standing. */
export const exportPreviewQuery = exportQuery;
export type ExportPreviewQuery = z.infer<typeof exportPreviewQuery>;

export const exportPreview = z
  .object({
    reports: z.int().min(0).describe('How many reports it names now.'),
    most: z
      .array(z.object({ format: z.enum(EXPORT_FORMATS), reports: z.int() }))
      .describe('How many reports a file of each format may hold.'),
  })
  .meta({ id: 'ExportPreview' });
export type ExportPreview = z.infer<typeof exportPreview>;
