import { z } from 'zod';
import { filledText, isoTime, text } from '../../api/text.schema.js';
import { pageOf, pageQuery, wholeListOf } from '../../common/page.js';
import { rowWarning } from '../imports.schemas.js';
import { ORIGINAL_FORMATS } from './check-facts.js';

export const priorCheckQuery = pageQuery.extend({
  q: filledText(200)
    .optional()
    .describe('Words of claim or title, all of them; "in quotation marks": as a phrase; -word: without.'),
  publisher: text(200).optional().describe('Name of the publisher in any case, or its site.'),
  rating: text(200).optional().describe('Rating in words, in any case.'),
  language: text(35).optional().describe('BCP 47; `en` includes `en-GB`.'),
  from: z.iso.date().optional().describe('Reviews of this day or later.'),
  to: z.iso.date().optional().describe('Reviews of this day or earlier.'),
});
export type PriorCheckQuery = z.infer<typeof priorCheckQuery>;

const givenNumber = z.union([z.number(), z.string()]).nullable();

export const priorCheckView = z
  .object({
    id: z.uuid(),
    url: z.string().describe('Address of the review.'),
    claimText: z.string(),
    claimant: z
      .object({
        name: z.string().nullable(),
        sameAs: z.string().nullable(),
        kind: z.enum(['PERSON', 'ORGANISATION']).nullable(),
      })
      .nullable(),
    claimDate: z.string().nullable().describe('As the publisher wrote it.'),
    appearances: z.array(z.string()),
    publisher: z.object({ name: z.string().nullable(), site: z.string() }),
    title: z.string().nullable(),
    reviewDate: z.string().nullable().describe('As the publisher wrote it.'),
    modifiedDate: z.string().nullable(),
    rating: z
      .object({
        text: z.string(),
        value: givenNumber,
        best: givenNumber,
        worst: givenNumber,
        explanation: z.string().nullable(),
      })
      .describe('As the publisher gave it; its scale is its own.'),
    language: z.string().nullable(),
    revision: z.int().describe('How many states of it were imported.'),
    importedAt: isoTime.describe('When the newest state came.'),
  })
  .meta({ id: 'PriorCheck' });
export type PriorCheckView = z.infer<typeof priorCheckView>;

export const priorCheckPage = pageOf(priorCheckView, 'PriorCheckPage');

const priorCheckRevision = z
  .object({
    revision: z.int(),
    claimText: z.string(),
    rating: z.string(),
    warnings: z.array(rowWarning),
    provenance: z.object({
      importId: z.uuid(),
      row: z.int(),
      place: z.string(),
      filename: z.string().nullable(),
      url: z.string().nullable().describe('Page it was fetched from.'),
      fileSha256: z.string().nullable(),
      obtainedAt: isoTime.nullable(),
      licence: z.string().nullable(),
      requestedBy: z.uuid(),
    }),
    original: z.object({ format: z.enum(ORIGINAL_FORMATS), sha256: z.string() }),
    createdAt: isoTime,
  })
  .meta({ id: 'PriorCheckRevision' });

export const priorCheckDetail = priorCheckView
  .extend({ revisions: z.array(priorCheckRevision).describe('Newest first, the 100 newest.') })
  .meta({ id: 'PriorCheckDetail' });
export type PriorCheckDetail = z.infer<typeof priorCheckDetail>;

export const originalQuery = z.object({
  revision: z.coerce.number().int().min(1).max(2_147_483_647).optional().describe('Default: the newest.'),
});
export type OriginalQuery = z.infer<typeof originalQuery>;

export const similarCheck = priorCheckView
  .extend({ similarity: z.number().describe("Share of the claim's words that the other has, 0 to 1.") })
  .meta({ id: 'SimilarPriorCheck' });
export type SimilarCheck = z.infer<typeof similarCheck>;

export const similarCheckList = wholeListOf(similarCheck, 'SimilarPriorCheckList');

export const triageSuggestion = z
  .object({ claimId: z.uuid(), statement: z.string(), best: similarCheck })
  .meta({ id: 'PriorCheckSuggestion' });
export type TriageSuggestion = z.infer<typeof triageSuggestion>;

export const triageSuggestionPage = pageOf(triageSuggestion, 'PriorCheckSuggestionPage');
