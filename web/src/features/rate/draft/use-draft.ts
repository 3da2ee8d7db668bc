import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { ApiProblem } from '../../../lib/api-client';
import { forget, forgetAll, keep, keptOf } from '../../../lib/kept-drafts';
import { type Assignment, putDraft } from '../api/assignment';
import { assignmentQuery } from '../../../lib/assignment';
import { type DraftContent, type Evidence, sendable } from './draft-content';
import * as rules from './draft-rules';

/** A piece of evidence in its form; `at` is its place in the list, null for a new one. */
export interface EvidenceFormState {
  at: number | null;
  item: Evidence;
}

interface KeptDraft extends rules.Kept {
  form?: EvidenceFormState | null;
}

/** Pause after the last key before a draft is sent. */
const PAUSE = 800;
/** Pauses before a draft is sent again when the desk could not be reached. */
const AGAIN = [2_000, 5_000, 15_000, 60_000];

const EDITABLE = ['OFFERED', 'IN_PROGRESS', 'RETURNED'];
/** A late rating may still be submitted while the place is free; the desk takes no drafts of it. */
export const isLate = ({ state }: Assignment): boolean => state === 'EXPIRED';
export const isEditable = (assignment: Assignment): boolean =>
  EDITABLE.includes(assignment.state) || isLate(assignment);

const storedOf = ({ review, version }: Assignment): rules.Stored => {
  const { revision, state: _, submittedAt: __, evidence, ...content } = review;
  const items = evidence.map(({ attachment: ___, ...item }) => item);
  return { revision, version, content: { ...content, evidence: items } };
};

type Change = (state: rules.DraftState) => rules.DraftState;
const changed = (state: rules.DraftState, change: Change): rules.DraftState => change(state);

const isKept = (value: unknown): value is KeptDraft =>
  typeof value === 'object' && value !== null && 'base' in value && 'content' in value && 'conflicts' in value;

/**
 * The draft of an assignment in this window: what is typed is kept on the device at once and sent after a pause. It comes
 * back after a reload, a lost connection or an ended session, and meets what other windows wrote.
 * @param readAt when the assignment was last read from the desk: then it can be reached.
 */
export function useDraft(assignment: Assignment, personId: string, readAt: number) {
  const { id } = assignment;
  const queries = useQueryClient();
  const [start] = useState(() => {
    const copies = keptOf(personId, id).filter(isKept);
    return { state: rules.restore(storedOf(assignment), copies), form: copies.findLast(({ form }) => form)?.form };
  });
  const [state, dispatch] = useReducer(changed, start.state);
  const [form, setForm] = useState<EvidenceFormState | null>(start.form ?? null);
  const [isKeptHere, setKeptHere] = useState(true);
  const [tries, setTries] = useState(0);
  const latest = useRef({ state, assignment });
  latest.current = { state, assignment };
  const onItsWay = useRef<Promise<void> | null>(null);
  const isDone = useRef(false);

  useEffect(() => dispatch((before) => rules.read(rules.retried(before), storedOf(assignment))), [assignment, readAt]);

  useEffect(() => {
    if (isDone.current && !isEditable(assignment)) return;
    isDone.current = false;
    if (!rules.isDirty(state) && form === null) forget(personId, id);
    else setKeptHere(keep(personId, id, { ...rules.keptOf(state), form } satisfies KeptDraft));
  }, [state, form, assignment, personId, id]);

  const send = useCallback(async (): Promise<void> => {
    const { state: now, assignment: at } = latest.current;
    const content = sendable(now.content, at.scheme.content.fields ?? []);
    const status = rules.statusOf(now, content);
    if (status === 'saved' || status === 'conflict' || !EDITABLE.includes(at.state)) return;
    if (onItsWay.current) return onItsWay.current;
    const sent = (async () => {
      dispatch((before) => rules.sending(before, content));
      try {
        const answer = await putDraft(id, now.base.version, content);
        dispatch((before) => rules.saved(before, answer.review.revision, answer.version));
        setTries(0);
        queries.setQueryData(assignmentQuery(id).queryKey, answer);
      } catch (error) {
        await fail(error);
      }
    })();
    onItsWay.current = sent;
    await sent.finally(() => (onItsWay.current = null));

    async function fail(error: unknown): Promise<void> {
      const problem = error instanceof ApiProblem ? error : new ApiProblem(0, 'OFFLINE', String(error));
      setTries((before) => before + 1);
      if (problem.status === 412 || problem.status === 409) {
        // Somebody was quicker, or the assignment has ended: see how it stands now.
        const read = await queries.fetchQuery({ ...assignmentQuery(id), staleTime: 0 }).catch(() => null);
        const over = read === null || (problem.status === 409 && EDITABLE.includes(read.state));
        dispatch((before) => rules.failed(before, over ? 'offline' : endedOrNot(read), null));
      } else dispatch((before) => rules.failed(before, troubleOf(problem), problem));
    }
  }, [id, queries]);

  const ready = sendable(state.content, assignment.scheme.content.fields ?? []);
  const status = rules.statusOf(state, ready);
  useEffect(() => {
    if (status !== 'waiting' && status !== 'kept') return undefined;
    if (state.trouble === 'signed-out') return undefined;
    const pause = status === 'waiting' ? PAUSE : (AGAIN[Math.min(tries, AGAIN.length) - 1] ?? PAUSE);
    const timer = setTimeout(() => void send(), pause);
    return () => clearTimeout(timer);
  }, [status, state.content, state.trouble, tries, send]);

  useEffect(() => {
    const online = () => {
      dispatch(rules.retried);
      void send();
    };
    window.addEventListener('online', online);
    return () => window.removeEventListener('online', online);
  }, [send]);

  return {
    content: state.content,
    /** What of it can be sent. */
    ready,
    conflicts: state.conflicts,
    trouble: state.trouble,
    refusal: state.refusal,
    status,
    isKeptHere,
    /** False while something half written is only on this device. */
    isAllSent: !rules.isDirty(state) && form === null,
    form,
    setForm,
    edit: useCallback((change: Partial<DraftContent>) => dispatch((before) => rules.edited(before, change)), []),
    resolve: (choice: rules.Choice, part?: rules.Part) => dispatch((before) => rules.resolved(before, choice, part)),
    save: send,
    /** Waits until nothing is on its way, so that a submission is the last word. */
    settle: async () => {
      await onItsWay.current;
    },
    /** The text is with the desk for good: nothing of it is kept here any more. */
    done: () => {
      isDone.current = true;
      forgetAll(personId, id);
    },
  };
}

export type Draft = ReturnType<typeof useDraft>;

const endedOrNot = (read: Assignment): rules.Trouble | null => (EDITABLE.includes(read.state) ? null : 'ended');

function troubleOf({ status }: ApiProblem): rules.Trouble {
  if (status === 401) return 'signed-out';
  return status === 0 || status === 429 || status >= 500 ? 'offline' : 'refused';
}
