import type { z } from 'zod';
import { ASSIGNMENT_KINDS } from './kinds/assignment.kinds.js';
import { COMMENT_KINDS } from './kinds/comment.kinds.js';
import { EXTRACTION_KINDS } from './kinds/extraction.kinds.js';
import { HAND_OVER_KINDS } from './kinds/hand-over.kinds.js';
import type { KindDefinition } from './kinds/kind.js';
import { OVERDUE_KINDS } from './kinds/overdue.kinds.js';
import { SOURCE_KINDS } from './kinds/source.kinds.js';
import { VERDICT_KINDS } from './kinds/verdict.kinds.js';
import { WEBHOOK_KINDS } from './kinds/webhook.kinds.js';

/**
 * Every kind of notification. The list is closed: a kind that is not here does not compile. Kinds are never renamed,
 * because stored notifications and preferences name them.
 */
export const NOTIFICATION_KINDS = {
  ...ASSIGNMENT_KINDS,
  ...OVERDUE_KINDS,
  ...HAND_OVER_KINDS,
  ...SOURCE_KINDS,
  ...VERDICT_KINDS,
  ...COMMENT_KINDS,
  ...EXTRACTION_KINDS,
  ...WEBHOOK_KINDS,
};

export type NotificationKind = keyof typeof NOTIFICATION_KINDS;
export type DataOf<Kind extends NotificationKind> = z.infer<(typeof NOTIFICATION_KINDS)[Kind]['data']>;

export const KIND_NAMES = Object.keys(NOTIFICATION_KINDS) as [NotificationKind, ...NotificationKind[]];

/** The definition of a kind, when it does not matter which. */
export const kindOf = (kind: NotificationKind): KindDefinition => NOTIFICATION_KINDS[kind] as unknown as KindDefinition;

/** Kinds that are shown to people who are blind on the claim, and kinds that are not. */
export const RATER_KINDS = KIND_NAMES.filter((kind) => kindOf(kind).audience === 'rater');
export const DESK_KINDS = KIND_NAMES.filter((kind) => kindOf(kind).audience === 'desk');
