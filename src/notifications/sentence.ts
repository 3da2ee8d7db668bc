import { oneLine } from '../common/one-line.js';
import type { About } from './kinds/kind.js';
import { kindOf, type NotificationKind } from './notification-kinds.js';

/** What is known of a stored notification when it is put into words. */
export interface Told {
  kind: NotificationKind;
  data: unknown;
  claim: string | null;
  document: string | null;
  person: string | null;
  timeZone: string;
}

const MOST = 120;

/** The notification as one plain sentence, on one line. */
export function sentenceOf(told: Told): string {
  const definition = kindOf(told.kind);
  const data = definition.data.safeParse(told.data);
  // Written by another version of the program: the title is always true.
  if (!data.success) return `${definition.title}.`;
  const about: About = {
    claim: quoted(told.claim, 'a claim'),
    hasClaim: told.claim !== null,
    document: quoted(told.document, 'a document'),
    person: told.person === null ? 'Somebody' : oneLine(told.person),
    time: (iso) => timeIn(told.timeZone, iso),
  };
  const text = definition.text(data.data, about);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function quoted(text: string | null, otherwise: string): string {
  if (text === null) return otherwise;
  const line = [...oneLine(text)];
  return `“${line.length > MOST ? `${line.slice(0, MOST - 1).join('')}…` : line.join('')}”`;
}

function timeIn(timeZone: string, iso: string): string {
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone });
  return `${format.format(new Date(iso))} (${timeZone})`;
}
