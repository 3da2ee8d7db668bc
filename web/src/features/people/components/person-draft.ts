import type { User, UserChange } from '../api/people';
import { listOf } from './word-list';

/** A person as the form holds them: lists as they are written. */
export interface Draft extends Pick<
  User,
  'displayName' | 'roles' | 'level' | 'maxOpen' | 'pausedFrom' | 'pausedUntil'
> {
  languages: string;
  topics: string;
}

export const draftOf = ({ displayName, roles, level, maxOpen, pausedFrom, pausedUntil, ...lists }: User): Draft => ({
  displayName,
  roles,
  level,
  maxOpen,
  pausedFrom,
  pausedUntil,
  languages: lists.languages.join(', '),
  topics: lists.topics.join(', '),
});

const asSet = (words: readonly string[]): string => JSON.stringify([...words].sort());
const moment = (iso: string | null): number | null => (iso === null ? null : new Date(iso).getTime());

/** Only what differs from `person`: editors may not send fields of the account, not even unchanged. */
export function changeOf(person: User, draft: Draft): UserChange {
  const change: UserChange = {};
  const [languages, topics] = [listOf(draft.languages), listOf(draft.topics)];
  if (draft.displayName.trim() !== person.displayName) change.displayName = draft.displayName;
  if (asSet(draft.roles) !== asSet(person.roles)) change.roles = draft.roles;
  if (asSet(languages) !== asSet(person.languages)) change.languages = languages;
  if (asSet(topics) !== asSet(person.topics)) change.topics = topics;
  if (draft.level !== person.level) change.level = draft.level;
  if (draft.maxOpen !== person.maxOpen) change.maxOpen = draft.maxOpen;
  const differs = (field: 'pausedFrom' | 'pausedUntil') => moment(draft[field]) !== moment(person[field]);
  // Both or neither: a pause is one thing.
  if (differs('pausedFrom') || differs('pausedUntil')) {
    change.pausedFrom = draft.pausedFrom;
    change.pausedUntil = draft.pausedUntil;
  }
  return change;
}
