/**
 * Texts that the desk does not have yet, kept on the device: by person, thing and window, so that two windows never write
 * over each other's. A text goes when the desk has it, or after a month.
 */
const PREFIX = 'claimdesk.kept';
const QUESTION = 'claimdesk.question.';
const MONTH = 30 * 24 * 3_600_000;

interface Entry {
  at: number;
  value: unknown;
}

/** This window, through its reloads; `sessionStorage` is its own. */
function windowId(): string {
  const known = sessionStorage.getItem(PREFIX);
  if (known) return known;
  const made = [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(36)).join('');
  sessionStorage.setItem(PREFIX, made);
  return made;
}

const prefixOf = (person: string, thing: string): string => `${PREFIX}.${person}.${thing}.`;

/** @returns false when the device has no room or no leave to keep it: then the page must say so. */
export function keep(person: string, thing: string, value: unknown): boolean {
  try {
    const entry: Entry = { at: Date.now(), value };
    localStorage.setItem(prefixOf(person, thing) + windowId(), JSON.stringify(entry));
    return true;
  } catch {
    return false;
  }
}

/** Forgets this window's text: the desk has it. */
export const forget = (person: string, thing: string): void =>
  localStorage.removeItem(prefixOf(person, thing) + windowId());

/** What windows of this device kept of a thing, oldest first. */
export function keptOf(person: string, thing: string): unknown[] {
  return entries(prefixOf(person, thing))
    .sort((a, b) => a.entry.at - b.entry.at)
    .map(({ entry }) => entry.value);
}

/** Forgets what all windows kept of a thing: one of them has taken it over, or it is done. */
export function forgetAll(person: string, thing: string): void {
  for (const { key } of entries(prefixOf(person, thing))) localStorage.removeItem(key);
}

/** The things of which something is kept for this person. */
export const keptThings = (person: string): ReadonlySet<string> =>
  new Set(entries(`${PREFIX}.${person}.`).map(({ key }) => key.split('.')[3] ?? ''));

/** Keys of this device under which something is kept for this person, by the rating page or by a form (`useKept`). */
export function keysOf(person: string): string[] {
  const isTheirs = (key: string) => key.startsWith(`${PREFIX}.`) && key.split('.').includes(person);
  return Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '').filter(isTheirs);
}

/** How many texts of this person are on this device and were not sent. */
export const unsentCount = (person: string): number => keysOf(person).length + questionsOf(person).length;

/** Deletes every text of this person that is on this device. */
export function deleteAllOf(person: string): void {
  for (const key of keysOf(person)) localStorage.removeItem(key);
  for (const key of questionsOf(person)) sessionStorage.removeItem(key);
}

/** Keys of questions to the editors that this person began in this window. */
export const questionsOf = (person: string): string[] =>
  Array.from({ length: sessionStorage.length }, (_, index) => sessionStorage.key(index) ?? '').filter((key) =>
    key.startsWith(`${QUESTION}${person}.`),
  );

/** Where a question to the editors is kept that was begun in this window. */
export const questionKey = (person: string, assignmentId: string): string => `${QUESTION}${person}.${assignmentId}`;

/** Where the locked texts of somebody who signed out are kept. */
export const sealedKey = (person: string): string => `claimdesk.sealed.${person}`;

function entries(prefix: string): { key: string; entry: Entry }[] {
  const keys = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '');
  return keys
    .filter((key) => key.startsWith(prefix))
    .flatMap((key) => {
      const entry = parsed(localStorage.getItem(key));
      if (entry && Date.now() - entry.at < MONTH) return [{ key, entry }];
      localStorage.removeItem(key);
      return [];
    });
}

function parsed(text: string | null): Entry | null {
  try {
    const entry = JSON.parse(text ?? '') as Entry;
    return typeof entry.at === 'number' ? entry : null;
  } catch {
    return null;
  }
}
