import type { Said } from '../../../lib/said.js';
import type { DraftContent, Evidence, FieldValue } from './draft-content.js';

/** The draft as the desk has it: `version` counts within a revision. */
export interface Stored {
  revision: number;
  version: number;
  content: DraftContent;
}

/** Why the last sending did not succeed. `offline`: no answer; `ended`: the assignment takes no drafts any more. */
export type Trouble = 'offline' | 'signed-out' | 'refused' | 'ended';

/** A part of the draft that can be compared and chosen by itself; `fields.x` is an answer to a question of the scheme. */
export type Part = Exclude<keyof DraftContent, 'fields' | 'evidence'> | `fields.${string}`;
type Value = FieldValue | boolean;

/** The draft in one window. It never forgets a text that the desk does not have. */
export interface DraftState {
  base: Stored;
  content: DraftContent;
  /** What is on its way, or may have arrived although no answer came. */
  sent: DraftContent | null;
  isSending: boolean;
  trouble: Trouble | null;
  /** What the desk said when it refused. */
  refusal: Said | null;
  /** Parts that another window changed otherwise, with what it wrote. The window's own text is in `content`. */
  conflicts: Partial<Record<Part, Value>>;
}

/** What of a draft is kept on the device. */
export interface Kept {
  base: Stored;
  content: DraftContent;
  /** What was still in question. */
  conflicts: DraftState['conflicts'];
}

/** What of a window is kept on the device, so that it can go on from it. */
export const keptOf = ({ base, content, conflicts }: DraftState): Kept => ({ base, content, conflicts });

export type DraftStatus = 'saved' | 'waiting' | 'saving' | 'kept' | 'refused' | 'conflict' | 'ended';
export type Choice = 'mine' | 'theirs' | 'both';

export const begin = (base: Stored): DraftState => ({
  base,
  content: base.content,
  sent: null,
  isSending: false,
  trouble: null,
  refusal: null,
  conflicts: {},
});

/** Equal whatever the order of keys: what comes from the desk has another one than what was typed. */
export const same = (a: unknown, b: unknown): boolean => ordered(a) === ordered(b);

const ordered = (value: unknown): string =>
  JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );

/** Whether there is text in the window that the desk does not have, half typed or whole. */
export const isDirty = ({ content, base }: DraftState): boolean => !same(content, base.content);

/** What the page says about the draft. `ready`: what of it can be sent now. */
export function statusOf(state: DraftState, ready: DraftContent = state.content): DraftStatus {
  if (Object.keys(state.conflicts).length > 0) return 'conflict';
  if (state.isSending) return 'saving';
  if (same(ready, state.base.content)) return 'saved';
  if (state.trouble === 'ended') return 'ended';
  if (state.trouble === 'refused') return 'refused';
  return state.trouble === null ? 'waiting' : 'kept';
}

/** The person wrote something. What the desk refused may be mended by it. */
export const edited = (state: DraftState, change: Partial<DraftContent>): DraftState => ({
  ...state,
  content: { ...state.content, ...change },
  ...(state.trouble === 'refused' ? { trouble: null, refusal: null } : {}),
});

export const sending = (state: DraftState, ready: DraftContent = state.content): DraftState => ({
  ...state,
  sent: ready,
  isSending: true,
  trouble: null,
  refusal: null,
});

/** The desk has what was sent; what was typed meanwhile is still to be sent. */
export const saved = (state: DraftState, revision: number, version: number): DraftState => ({
  ...state,
  base: { revision, version, content: state.sent ?? state.content },
  sent: null,
  isSending: false,
});

/** No success. What was sent is remembered: it may have arrived all the same. `null`: try again at once. */
export const failed = (state: DraftState, trouble: Trouble | null, refusal: Said | null = null): DraftState => ({
  ...state,
  isSending: false,
  trouble,
  refusal,
});

/** The desk can be reached again, or somebody is signed in again. */
export const retried = (state: DraftState): DraftState =>
  state.trouble === 'offline' || state.trouble === 'signed-out' ? { ...state, trouble: null } : state;

/**
 * The draft was read from the desk. The same version says nothing new. A newer one was written by another window (or by this
 * one, when the answer was lost): what only one of both changed is taken from that one, the rest is a conflict.
 */
export function read(state: DraftState, stored: Stored): DraftState {
  const { base, sent } = state;
  const newer = stored.revision > base.revision || (stored.revision === base.revision && stored.version > base.version);
  if (!newer) return state;
  const ancestors = sent === null ? [base.content] : [base.content, sent];
  return { ...merged(state, stored.content, ancestors), base: stored, sent: null };
}

/**
 * Goes on where windows of this device were left.
 * @param copies what they kept, oldest first; none of it is lost, whatever the desk has now.
 */
export const restore = (stored: Stored, copies: readonly Kept[]): DraftState =>
  copies.reduce<DraftState>((state, copy) => {
    const mine = { ...state, content: copy.content, conflicts: { ...state.conflicts, ...copy.conflicts } };
    return merged(mine, state.content, [copy.base.content]);
  }, begin(stored));

/** Brings another text of the draft into this window's. `ancestors`: what both may have begun with. */
function merged(state: DraftState, theirs: DraftContent, ancestors: readonly DraftContent[]): DraftState {
  const mine = partsOf(state.content);
  const other = partsOf(theirs);
  const known = ancestors.map(partsOf);
  // What is still in question stays so, whatever came in after it.
  const conflicts: DraftState['conflicts'] = { ...state.conflicts };
  let { content } = state;
  for (const part of new Set([...mine.keys(), ...other.keys()])) {
    const [ours, their] = [mine.get(part) ?? null, other.get(part) ?? null];
    // Theirs is what this window began with or sent itself: nobody else wrote here.
    if (ours === their || known.some((ancestor) => (ancestor.get(part) ?? null) === their)) continue;
    const untouched = (known[0]?.get(part) ?? null) === ours;
    if (untouched || isBlank(ours)) content = withPart(content, part, their);
    else if (!isBlank(their)) conflicts[part] = their;
  }
  return { ...state, content: { ...content, evidence: mergedEvidence(state.content, theirs, ancestors) }, conflicts };
}

const isBlank = (value: Value): boolean => value === null || value === '';

/** Both lists, without what one of them removed. A piece that both changed is there twice: people can see that, and drop one. */
function mergedEvidence(mine: DraftContent, theirs: DraftContent, ancestors: readonly DraftContent[]): Evidence[] {
  const has = (list: readonly Evidence[], item: Evidence): boolean => list.some((each) => same(each, item));
  const known = ancestors.map(({ evidence }) => evidence);
  if (same(mine.evidence, theirs.evidence) || known.some((list) => same(list, theirs.evidence))) return mine.evidence;
  if (same(mine.evidence, known[0])) return theirs.evidence;
  const wasKnown = (item: Evidence): boolean => known.some((list) => has(list, item));
  const kept = mine.evidence.filter((item) => !wasKnown(item) || has(theirs.evidence, item));
  return [...kept, ...theirs.evidence.filter((item) => !wasKnown(item) && !has(mine.evidence, item))];
}

/** The person decided on one part, or on all that are in question. */
export function resolved(state: DraftState, choice: Choice, only?: Part): DraftState {
  const conflicts = { ...state.conflicts };
  let { content } = state;
  for (const part of only === undefined ? (Object.keys(conflicts) as Part[]) : [only]) {
    const theirs = conflicts[part];
    if (theirs === undefined) continue;
    content = withPart(content, part, chosen(choice, partsOf(content).get(part) ?? null, theirs));
    delete conflicts[part];
  }
  return { ...state, content, conflicts };
}

const chosen = (choice: Choice, mine: Value, theirs: Value): Value => {
  if (choice === 'theirs') return theirs;
  return choice === 'both' && typeof mine === 'string' && typeof theirs === 'string' ? `${mine}\n\n${theirs}` : mine;
};

/** Texts can be put one after the other; of anything else only one can stand. */
export const canKeepBoth = (part: Part): boolean =>
  part === 'rationale' || part === 'noteToAdjudicator' || part === 'sourcesWaiver';

export function partsOf({ evidence: _, fields, ...plain }: DraftContent): Map<Part, Value> {
  const own = Object.entries(plain) as [Part, Value][];
  return new Map([...own, ...Object.entries(fields).map(([key, value]): [Part, Value] => [`fields.${key}`, value])]);
}

function withPart(content: DraftContent, part: Part, value: Value): DraftContent {
  if (!part.startsWith('fields.')) return { ...content, [part]: value };
  return { ...content, fields: { ...content.fields, [part.slice('fields.'.length)]: value as FieldValue } };
}
