import { z } from 'zod';
import { filledText, isoTime, text } from '../api/text.schema.js';
import { pageOf, pageQuery } from '../common/page.js';
import { IMPORT_KINDS } from './import-kind.js';
import { ROW_OUTCOMES } from './import-row.entity.js';
import { IMPORT_STATES } from './import-run.entity.js';

const kind = z.enum(IMPORT_KINDS);

/** `POST /imports`: JSON with `url`, or a multipart form with the part `file`. */
export const createImportBody = z
  .strictObject({
    url: text(2000).optional().describe('Page or file to fetch; not together with a file.').meta({ format: 'uri' }),
    kind: kind.optional().describe('What it holds. Told from the file when left out.'),
    licence: filledText(500).optional().describe('Under which licence the data may be used; kept with the provenance.'),
  })
  .meta({ id: 'CreateImport' });
export type CreateImportBody = z.infer<typeof createImportBody>;

export const createImportQuery = z.object({
  dryRun: z
    .enum(['true', 'false'])
    .default('false')
    .transform((value) => value === 'true')
    .describe('Write only the report: what would come of each row.'),
});
export type CreateImportQuery = z.infer<typeof createImportQuery>;

export const importQuery = pageQuery.extend({ kind: kind.optional(), status: z.enum(IMPORT_STATES).optional() });
export type ImportQuery = z.infer<typeof importQuery>;

const count = z.int();

export const importView = z
  .object({
    id: z.uuid(),
    kind: kind.nullable().describe('Null until a page that has to be fetched has come.'),
    status: z.enum(IMPORT_STATES),
    dryRun: z.boolean(),
    filename: z.string().nullable(),
    url: z.string().nullable().describe('What is fetched; null for a file.'),
    finalUrl: z.string().nullable().describe('The address that answered.'),
    licence: z.string().nullable(),
    size: z.number().nullable().describe('Bytes.'),
    sha256: z.string().nullable().describe('Of the bytes, in hex.'),
    obtainedAt: isoTime.nullable().describe('When the bytes came.'),
    progress: z.int().describe('Percent.'),
    rows: count.describe('Rows that have ended.'),
    counts: z
      .object({ created: count, updated: count, unchanged: count, duplicate: count, refused: count, warned: count })
      .describe('Rows by outcome; `warned` are among the others.'),
    notes: z.array(z.string()).describe('What is to be said of the file as a whole.'),
    error: z.object({ code: z.string(), message: z.string() }).nullable().describe('Why it failed and what to do.'),
    requestedBy: z.uuid(),
    createdAt: isoTime,
    startedAt: isoTime.nullable(),
    finishedAt: isoTime.nullable(),
  })
  .meta({ id: 'Import' });
export type ImportView = z.infer<typeof importView>;

export const importPage = pageOf(importView, 'ImportPage');

export const importRowQuery = pageQuery.extend({
  outcome: z.enum(ROW_OUTCOMES).optional(),
  warned: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional()
    .describe('Only rows with warnings, or only rows without.'),
});
export type ImportRowQuery = z.infer<typeof importRowQuery>;

export const rowWarning = z.object({ rule: z.string(), message: z.string() }).meta({ id: 'ImportWarning' });

export const importRowView = z
  .object({
    number: z.int().describe('1, 2, 3, … in the order of the file.'),
    place: z.string().describe('Where it stands: a line, a path, or the name of a file in the archive.'),
    outcome: z.enum(ROW_OUTCOMES),
    label: z.string().nullable().describe('A title or claim to know it by.'),
    priorCheckId: z.uuid().nullable(),
    documentId: z.uuid().nullable().describe('The document made, or the one that is there already.'),
    error: z.object({ code: z.string(), message: z.string() }).nullable().describe('Why it was refused.'),
    warnings: z.array(rowWarning),
  })
  .meta({ id: 'ImportRow' });
export type ImportRowView = z.infer<typeof importRowView>;

export const importRowPage = pageOf(importRowView, 'ImportRowPage');
