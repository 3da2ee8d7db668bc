import { z } from 'zod';
import { isoTime } from '../api/text.schema.js';
import { pageOf, pageQuery } from '../common/page.js';
import { REJECT_REASONS } from './claim.entity.js';

export const LABELS = ['accepted', 'rejected', 'missed'] as const;

export const labelsSince = z
  .union([z.iso.date('must be a date such as 2026-03-01, or a time with offset'), z.iso.datetime({ offset: true })])
  .optional()
  .describe('Only decisions of this time or later; a day begins at 00:00 UTC.');

export const labelQuery = pageQuery.extend({ since: labelsSince });
export type LabelQuery = z.infer<typeof labelQuery>;

/** One sentence with what the extractor said of it and what the desk decided. Nothing of the person who did. */
export const extractionLabel = z
  .object({
    claimId: z.uuid().describe('A later decision on the same claim replaces this one.'),
    text: z.string().describe('The sentence, in the words of the source.'),
    label: z
      .enum(LABELS)
      .describe('accepted, rejected: of what was suggested. missed: set aside by the extractor, taken by an editor.'),
    reason: z.enum(REJECT_REASONS).nullable().describe('Why it was rejected.'),
    score: z.number(),
    verifiable: z.number().nullable(),
    checkworthy: z.number().nullable(),
    type: z.string().nullable(),
    speaker: z.string().nullable().describe('Whom the extractor took for the speaker.'),
    reasons: z.array(z.string()).describe('Codes that the extractor gave.'),
    extractorVersion: z.string(),
    settingsVersion: z.int().describe('Of the extraction settings; 0 for the defaults.'),
    language: z.string(),
    documentId: z.uuid(),
    documentTitle: z.string(),
    statement: z.string().describe('The claim as the desk words it today.'),
    claimant: z.string().nullable().describe('Who made it, as the desk has it today.'),
    decidedAt: isoTime,
  })
  .meta({ id: 'ExtractionLabel' });
export type ExtractionLabel = z.infer<typeof extractionLabel>;

export const labelPage = pageOf(extractionLabel, 'ExtractionLabelPage');
