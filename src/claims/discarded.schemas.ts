import { z } from 'zod';
import { text } from '../api/text.schema.js';
import { pageQuery } from '../common/page.js';
import { MAX_KEPT, MAX_TEXT } from './best-discarded.js';

export const discardedQuery = pageQuery.extend({
  reason: text(50).optional().describe('Only sentences with this reason code, such as `below-threshold`.'),
});
export type DiscardedQuery = z.infer<typeof discardedQuery>;

const discardedView = z
  .object({
    start: z.int().describe('UTF-16 offset into the text of `versionNumber`, inclusive.'),
    end: z.int().describe('Exclusive.'),
    text: z.string().describe(`Its words; only the first ${MAX_TEXT} characters of a longer one.`),
    score: z.number().describe('0 to 1; 0 for what its form alone rules out.'),
    reasons: z.array(z.string()).describe('Codes: why it was set aside, and what was found for and against it.'),
  })
  .meta({ id: 'DiscardedSentence' });

/** A page of sentences, and of which search they are. */
export const discardedPage = z
  .object({
    items: z.array(discardedView),
    nextCursor: z.string().nullable(),
    versionNumber: z.int().nullable().describe('The text that was searched last; null when none has been.'),
    extractorVersion: z.string().nullable(),
    settingsVersion: z.int().nullable().describe('Of the extraction settings; 0 for the defaults.'),
    total: z.int().describe('How many sentences of the text were set aside.'),
    kept: z
      .int()
      .describe(`How many of them are kept: the best-scored ${MAX_KEPT} at most. The rest can be read in the text.`),
  })
  .meta({ id: 'DiscardedPage' });
export type DiscardedPage = z.infer<typeof discardedPage>;
