/**
 * What can be out of date at a reader: the first words of what the desk in the browser keeps. With an id it is that one
 * thing, without one all of its kind.
 */
export const LIVE_TOPICS = [
  'me',
  'notifications',
  'assignment',
  'claim',
  'round',
  'document',
  'document-jobs',
  'verdicts',
  'corrections',
  'complaints',
  'replies',
  'reports',
  'exports',
  'imports',
  'people',
  'schemes',
  'policies',
  'recusals',
  'webhooks',
  'feeds',
  'watches',
  'threads',
  'saved-filters',
  'settings',
  'sources',
  'presence',
] as const;
export type LiveTopic = (typeof LIVE_TOPICS)[number];

/** Something changed. Never what: who wants to know asks for it, and is answered what they may see. */
export interface LiveChange {
  readonly topic: LiveTopic;
  readonly id?: string;
}

/** What happens without a row in the audit trail, so that nobody can be told later what they missed of it. */
export const UNRECORDED: readonly LiveChange[] = [
  { topic: 'notifications' },
  { topic: 'document-jobs' },
  { topic: 'exports' },
  { topic: 'imports' },
  { topic: 'presence' },
];
