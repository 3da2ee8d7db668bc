import { z } from 'zod';
import { DETAIL_CODES } from '../common/detail-codes.js';
import { ERROR_CODES } from '../common/error-codes.js';

/** Body of every error answer: RFC 9457 problem details with a stable `code`. Media type application/problem+json. */
export const problem = z
  .object({
    type: z.string().describe('`about:blank`, or the address of documentation on this kind of error.'),
    title: z.string().describe('The HTTP status in words.'),
    status: z.int(),
    code: z.enum(ERROR_CODES).describe('Stable; decide on this, not on the text.'),
    detail: z.string().describe('What happened and what to do, for people.'),
    detailCode: z
      .enum(DETAIL_CODES)
      .optional()
      .describe('Which sentence `detail` is, where the code has more than one; stable.'),
    params: z
      .record(z.string(), z.union([z.string(), z.number()]))
      .optional()
      .describe('What `detail` speaks of, by name: numbers, names, and times as ISO 8601.'),
    requestId: z.string().describe('Quote this when asking for help; it is in the logs.'),
    faults: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .describe('Faults by field.'),
  })
  .meta({ id: 'Problem' });

export type Problem = z.infer<typeof problem>;
