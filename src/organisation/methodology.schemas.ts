import { z } from 'zod';
import { filledText, isoTime, text } from '../api/text.schema.js';
import { wholeListOf } from '../common/page.js';

const versionName = z
  .string()
  .max(40)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'must be letters, digits, dots, hyphens and underscores, such as 2 or 2026-03')
  .describe('Name of the version, as verdicts carry it. Never used twice.');

const FORM = 'Paragraphs parted by empty lines; "## " begins a heading, "- " an item of a list.';

export const methodologyBody = z
  .strictObject({
    version: versionName,
    text: filledText(100_000).describe(`How the desk works, for readers. ${FORM}`),
    note: filledText(2000).nullable().default(null).describe('What changed against the version before.'),
  })
  .meta({ id: 'NewMethodology' });
export type MethodologyBody = z.infer<typeof methodologyBody>;

export const methodologyView = z
  .object({
    version: z.string(),
    text: z.string().describe(FORM),
    note: z.string().nullable(),
    current: z.boolean().describe('What is published now follows this version.'),
    builtIn: z.boolean().describe('The text that comes with Claimdesk.'),
    publishedAt: isoTime
      .nullable()
      .describe('Null for the built-in text: when it was first named would tell raters of a verdict.'),
  })
  .meta({ id: 'Methodology' });
export type MethodologyView = z.infer<typeof methodologyView>;

const summary = methodologyView.omit({ text: true }).meta({ id: 'MethodologySummary' });
export const methodologyList = wholeListOf(summary, 'MethodologyList');
export type MethodologySummary = z.infer<typeof summary>;

/** Any text: what names no version is not found, and no fault of the request. */
export const methodologyParams = z.object({ version: text(200).describe('Name of a version.') });
export type MethodologyParams = z.infer<typeof methodologyParams>;
