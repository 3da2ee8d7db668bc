import { z } from 'zod';
import { isoTime } from '../api/text.schema.js';
import { wholeListOf } from '../common/page.js';

export const goldStatsQuery = z.object({
  schemeId: z.uuid().optional().describe('Only ratings with this version of a scheme.'),
  from: isoTime.optional().describe('Ratings that became final from here on …'),
  to: isoTime.optional().describe('… and before this.'),
});
export type GoldStatsQuery = z.infer<typeof goldStatsQuery>;

const goldAccuracy = z
  .object({
    reviewerId: z.uuid(),
    name: z.string(),
    given: z.int().describe('Claims with a known answer that this person was given.'),
    rated: z.int().describe('Of these: rated, and final.'),
    right: z.int().describe('Of these: with a label that the newest answer about the same words calls right.'),
    share: z.number().nullable().describe('`right` of `rated`, 0 to 1; null when there are none.'),
    low: z.number().nullable().describe('Lower end of Wilson’s 95 % interval.'),
    high: z.number().nullable(),
  })
  .meta({ id: 'GoldAccuracy' });
export type GoldAccuracy = z.infer<typeof goldAccuracy>;

export const goldAccuracyList = wholeListOf(goldAccuracy, 'GoldAccuracyList');
