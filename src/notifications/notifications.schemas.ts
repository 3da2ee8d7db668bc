import { z } from 'zod';
import { isoTime } from '../api/text.schema.js';
import { pageQuery } from '../common/page.js';
import { KIND_NAMES } from './notification-kinds.js';

export const notificationView = z
  .object({
    id: z.uuid(),
    kind: z.enum(KIND_NAMES),
    text: z.string().describe('The notification as one plain sentence. Text, not HTML or Markdown.'),
    about: z
      .object({
        claim: z.string().nullable().describe('The words of the claim.'),
        document: z.string().nullable().describe('The title of the document.'),
        person: z.string().nullable().describe('The name of who did it.'),
      })
      .describe('What the sentence speaks of, for who says it in another language with `kind` and `data`.'),
    claimId: z.uuid().nullable(),
    documentId: z.uuid().nullable(),
    data: z.record(z.string(), z.unknown()).describe('Further ids and facts, by kind.'),
    deskPath: z
      .string()
      .nullable()
      .describe('The page of the desk that shows it, from the root of the site; null for none.'),
    createdAt: isoTime,
    readAt: isoTime.nullable(),
  })
  .meta({ id: 'Notification' });
export type NotificationView = z.infer<typeof notificationView>;

export const notificationPage = z
  .object({
    items: z.array(notificationView),
    nextCursor: z.string().nullable(),
    unread: z.int().describe('Unread notifications in all; 1000 stands for 1000 or more.'),
  })
  .meta({ id: 'NotificationPage' });
export type NotificationPageView = z.infer<typeof notificationPage>;

export const notificationsQuery = pageQuery.extend({
  unread: z
    .enum(['true', 'false'])
    .optional()
    .transform((value) => value === 'true')
    .describe('`true`: only unread ones.'),
});
export type NotificationsQuery = z.infer<typeof notificationsQuery>;

export const markedRead = z.object({ marked: z.int() }).meta({ id: 'MarkedRead' });

const timeZone = z.string().max(100).refine(isTimeZone, 'is not a time zone: use a name such as Europe/Berlin or UTC');

const kindWish = { kind: z.enum(KIND_NAMES), inApp: z.boolean(), digest: z.boolean() };

export const preferencesBody = z
  .strictObject({
    timeZone: timeZone.describe('IANA name; times in sentences and the hour of the digest follow it.'),
    digestHour: z.int().min(0).max(23).describe('The daily mail is sent from this hour on.'),
    dailyDigest: z.boolean().describe('False: no mail at all.'),
    kinds: z
      .array(z.strictObject(kindWish))
      .max(KIND_NAMES.length)
      .refine((kinds) => new Set(kinds.map(({ kind }) => kind)).size === kinds.length, 'names a kind twice')
      .describe('Kinds that are not listed go back to their defaults.'),
  })
  .meta({ id: 'ChangeNotificationPreferences' });
export type PreferencesBody = z.infer<typeof preferencesBody>;

export const preferencesView = z
  .object({
    timeZone: z.string(),
    digestHour: z.int(),
    dailyDigest: z.boolean(),
    kinds: z.array(
      z.object({
        ...kindWish,
        title: z.string(),
        optional: z.boolean().describe('False: `inApp` cannot be switched off.'),
      }),
    ),
  })
  .meta({ id: 'NotificationPreferences' });
export type PreferencesView = z.infer<typeof preferencesView>;

function isTimeZone(name: string): boolean {
  try {
    const { timeZone: found } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    // An offset such as +01:00 is understood too, but knows no summer time and is no name.
    return /^[A-Za-z]/.test(found);
  } catch {
    return false;
  }
}
