import { z } from 'zod';
import { isoTime } from '../../api/text.schema.js';
import { pageOf } from '../../common/page.js';
import { RERUN_STATES } from './extraction-rerun.entity.js';
import { CHANGE_KINDS } from './rerun-document.entity.js';

/** `POST /extraction/reruns`. */
export const createRerunBody = z
  .strictObject({
    documentIds: z
      .array(z.uuid('is not an id'))
      .min(1)
      .max(1000)
      .optional()
      .describe('Only these documents. Without it, and without `sourceId`, all.'),
    sourceId: z.uuid('is not an id').optional().describe('Only documents of this source.'),
    dryRun: z
      .boolean()
      .describe('A preview: says what would change, and changes nothing. Looks at 100 documents at most.'),
  })
  .meta({ id: 'CreateExtractionRerun' });
export type CreateRerunBody = z.infer<typeof createRerunBody>;

const count = z.int();

export const rerunView = z
  .object({
    id: z.uuid(),
    dryRun: z.boolean(),
    status: z.enum(RERUN_STATES),
    documentIds: z.array(z.uuid()).nullable(),
    sourceId: z.uuid().nullable(),
    extractorVersion: z.string(),
    settingsVersion: z.int(),
    matched: count.describe(
      'Documents whose newest text was last searched by another extractor or with other settings; a preview looks at a part of them.',
    ),
    documents: z.object({
      waiting: count,
      running: count,
      done: count,
      skipped: count,
      failed: count,
      cancelled: count,
    }),
    changes: z
      .object({
        added: count.describe('New candidates.'),
        noLongerSuggested: count.describe('Candidates that are there and would not be suggested any more.'),
        suggestedAgain: count,
        rescored: count.describe('Candidates whose score, type or reasons changed.'),
      })
      .describe('Of the documents that are done.'),
    requestedBy: z.uuid(),
    createdAt: isoTime,
    finishedAt: isoTime.nullable(),
  })
  .meta({ id: 'ExtractionRerun' });
export type RerunView = z.infer<typeof rerunView>;

export const rerunDetail = rerunView
  .extend({
    sample: z
      .array(
        z.object({
          kind: z.enum(CHANGE_KINDS),
          documentId: z.uuid(),
          claimId: z.uuid().nullable().describe('Null for a claim that would be new.'),
          text: z.string(),
          scoreBefore: z.number().nullable(),
          score: z.number(),
          reasons: z.array(z.string()),
        }),
      )
      .describe('At most 20 changes, some of each kind. Only of a preview.'),
    leftOut: z
      .array(
        z.object({
          documentId: z.uuid(),
          state: z.enum(['SKIPPED', 'FAILED']),
          reason: z.string().nullable().describe('Why it was skipped, or the code of the error.'),
          message: z.string().nullable(),
        }),
      )
      .describe('At most 20 documents that were skipped or failed, failures first.'),
  })
  .meta({ id: 'ExtractionRerunDetail' });
export type RerunDetail = z.infer<typeof rerunDetail>;

export const rerunPage = pageOf(rerunView, 'ExtractionRerunPage');
