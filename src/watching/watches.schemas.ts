import { z } from 'zod';
import { isoTime, text } from '../api/text.schema.js';
import { pageOf, pageQuery } from '../common/page.js';
import { HEALTHS } from './health.js';
import { LONGEST_INTERVAL, SHORTEST_INTERVAL } from './next-check.js';

export const intervalMinutes = z
  .int(`must be a whole number of minutes`)
  .min(SHORTEST_INTERVAL, `must be at least ${SHORTEST_INTERVAL} minutes`)
  .max(LONGEST_INTERVAL, `must be at most ${LONGEST_INTERVAL} minutes (30 days)`)
  .describe('Minutes from one check to the next, while the page changes now and then and nothing goes wrong.');

/** `PUT /documents/:id/watch` and `PUT /sources/:id/watch`. */
export const watchBody = z
  .strictObject({ intervalMinutes: intervalMinutes.default(360), paused: z.boolean().default(false) })
  .meta({ id: 'WatchSetting' });
export type WatchBody = z.infer<typeof watchBody>;

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

export const watchesQuery = pageQuery.extend({
  health: z.enum(HEALTHS).optional(),
  source: text(200).optional().describe('Id or exact name of a source.'),
  paused: flag.optional().meta({ type: 'boolean' }),
});
export type WatchesQuery = z.infer<typeof watchesQuery>;

/** How the checks of a page or feed go. */
export const checkState = {
  intervalMinutes: z.int(),
  paused: z.boolean(),
  health: z
    .enum(HEALTHS)
    .describe('ACTIVE and MOVED: the last check went well. Everything else: it did not; `message` says why.'),
  healthSince: isoTime,
  code: z.string().nullable().describe('Error code of the last check; null when it went well.'),
  message: z.string().nullable().describe('What happened and what to do.'),
  failures: z.int().describe('Checks in a row that failed.'),
  unchanged: z.int().describe('Checks in a row that found nothing new.'),
  lastCheckedAt: isoTime.nullable(),
  lastChangedAt: isoTime.nullable().describe('When a check last found something new.'),
  nextCheckAt: isoTime.nullable().describe('Null while paused. In the past: it waits for its turn.'),
  checking: z.boolean().describe('A check is under way, or was handed to a worker.'),
};

export const watchView = z
  .object({
    documentId: z.uuid(),
    title: z.string(),
    url: z.string().describe('The address that is checked.'),
    source: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    followsSource: z.boolean().describe('Watched because its source is, at that interval.'),
    ...checkState,
    createdAt: isoTime,
    version: z.int().describe('Changes when somebody changes the watch, not with checks; also the ETag.'),
  })
  .meta({ id: 'Watch' });
export type WatchView = z.infer<typeof watchView>;

export const watchPage = pageOf(watchView, 'WatchPage');

export const sourceWatchView = z
  .object({
    source: z.object({ id: z.uuid(), name: z.string() }),
    intervalMinutes: z.int(),
    paused: z.boolean(),
    watches: z.int().describe('Documents of this source that are watched.'),
    createdAt: isoTime,
    version: z.int(),
  })
  .meta({ id: 'SourceWatch' });
export type SourceWatchView = z.infer<typeof sourceWatchView>;
