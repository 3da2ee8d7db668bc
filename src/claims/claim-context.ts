import { z } from 'zod';

/**
 * What a reader needs beside the words to understand them, as the source says it; nothing is reworded. Taken down when
 * the claim was found: spans count in the text of `versionNumber`.
 */
export const claimContext = z
  .object({
    heading: z.string().nullable().describe('The nearest heading above the words.'),
    previous: z.string().nullable().describe('The sentence before them, at most 500 characters.'),
    dateline: z.string().nullable(),
    dates: z
      .array(
        z.object({
          text: z.string(),
          start: z.int(),
          end: z.int(),
          from: z.string().describe('YYYY-MM-DD.'),
          to: z.string().describe('YYYY-MM-DD; the same as `from` for a single day.'),
        }),
      )
      .describe('Dates named relative to the day of publication ("last Friday"), with the days they mean.'),
    claimant: z
      .object({ start: z.int(), end: z.int() })
      .nullable()
      .optional()
      .describe('Where the text names whoever said it, by name, role or pronoun.'),
    versionNumber: z.int(),
  })
  .meta({ id: 'ClaimContext' });
export type StoredContext = z.infer<typeof claimContext>;
