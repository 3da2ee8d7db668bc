import { z } from 'zod';
import { filledText, isoTime, text, webAddress } from '../api/text.schema.js';
import { pageOf, pageQuery } from '../common/page.js';
import { ENTRY_STATES } from './feed-entry.entity.js';
import { FEED_MODES } from './feed.entity.js';
import { checkState, intervalMinutes } from './watches.schemas.js';

const patterns = z
  .array(filledText(300))
  .max(50, 'may have at most 50 patterns')
  .describe('`*` stands for any characters; a pattern has to fit the whole address or the whole title, in any case.');

const settings = {
  intervalMinutes,
  mode: z.enum(FEED_MODES).describe('suggest: new entries wait for an editor. ingest: they are taken in.'),
  sourceId: z.uuid('is not an id: ids are UUIDs').nullable().describe('The source that its documents get.'),
  include: patterns.describe('Only entries that fit one of these; empty: all. `*` stands for any characters.'),
  exclude: patterns.describe('No entries that fit one of these.'),
  historyDays: z.int().min(1).max(365).describe('Entries that are older are not offered.'),
  historyEntries: z.int().min(0).max(500).describe('So many entries are offered of the first poll, at most.'),
};

/** `POST /feeds`. */
export const createFeedBody = z
  .strictObject({
    url: webAddress,
    intervalMinutes: settings.intervalMinutes.default(30),
    mode: settings.mode.default('suggest'),
    sourceId: settings.sourceId.default(null),
    include: settings.include.default([]),
    exclude: settings.exclude.default([]),
    historyDays: settings.historyDays.default(3),
    historyEntries: settings.historyEntries.default(20),
  })
  .meta({ id: 'CreateFeed' });
export type CreateFeedBody = z.infer<typeof createFeedBody>;

/** `PATCH /feeds/:id`. */
export const changeFeedBody = z
  .strictObject({ ...settings, paused: z.boolean() })
  .partial()
  .meta({ id: 'ChangeFeed' });
export type ChangeFeedBody = z.infer<typeof changeFeedBody>;

export const feedView = z
  .object({
    id: z.uuid(),
    url: z.string(),
    source: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    mode: z.enum(FEED_MODES),
    include: z.array(z.string()),
    exclude: z.array(z.string()),
    historyDays: z.int(),
    historyEntries: z.int(),
    suggested: z.int().describe('Entries that wait for an editor.'),
    ...checkState,
    createdAt: isoTime,
    version: z.int().describe('Changes when somebody changes the feed, not with polls; also the ETag.'),
  })
  .meta({ id: 'Feed' });
export type FeedView = z.infer<typeof feedView>;

export const feedPage = pageOf(feedView, 'FeedPage');

export const entriesQuery = pageQuery.extend({
  state: z.enum(ENTRY_STATES).optional(),
  q: text(200).optional().describe('Part of the title, in any case.'),
});
export type EntriesQuery = z.infer<typeof entriesQuery>;

export const entryParams = z.object({
  id: z.uuid('is not an id: ids are UUIDs'),
  entryId: z.uuid('is not an id: ids are UUIDs'),
});
export type EntryParams = z.infer<typeof entryParams>;

export const entryView = z
  .object({
    id: z.uuid(),
    feedId: z.uuid(),
    url: z.string(),
    title: z.string().nullable(),
    publishedAt: isoTime.nullable(),
    state: z.enum(ENTRY_STATES),
    documentId: z.uuid().nullable().describe('The document it became, or which the desk had.'),
    errorCode: z
      .string()
      .nullable()
      .describe('Why it was refused, as in the list of errors; null for one refused before codes were kept.'),
    message: z.string().nullable().describe('The same in words.'),
    firstSeenAt: isoTime,
  })
  .meta({ id: 'FeedEntry' });
export type EntryView = z.infer<typeof entryView>;

export const entryPage = pageOf(entryView, 'FeedEntryPage');
