import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { ApiProblem } from '../../../lib/api-client';
import { type Assignment, useSubmit } from '../api/assignment';
import { assignmentQuery } from '../../../lib/assignment';
import { type NextWork, useNextWork } from '../api/next-work';
import { same } from '../draft/draft-rules';
import { type CheckPlace, missing, type SubmitTerms } from '../draft/submit-checks';
import type { Draft } from '../draft/use-draft';
import { focusPlace, type PaneKey, paneOf } from './places';

/** Refusals that belong to a part of the form. */
const PLACES: Partial<Record<string, CheckPlace>> = {
  EVIDENCE_REQUIRED: 'evidence',
  SOURCES_REQUIRED: 'sourcesWaiver',
  RATIONALE_REQUIRED: 'rationale',
  LABEL_NOT_IN_SCHEME: 'label',
};

export const termsOf = ({ scheme, requireEvidence, independentSources }: Assignment): SubmitTerms => ({
  labels: scheme.content.labels,
  fields: scheme.content.fields ?? [],
  requireEvidence,
  independentSources,
});

/**
 * Submitting: what is missing first, then the words when they are new, then the desk, then the next claim, but for a
 * known answer, which stays until its rater goes on.
 */
export function useSubmission(assignment: Assignment, draft: Draft, showPane: (pane: PaneKey) => void) {
  const { id } = assignment;
  const queries = useQueryClient();
  const navigate = useNavigate();
  const submit = useSubmit(id);
  const nextWork = useNextWork();
  const [tried, setTried] = useState(false);
  const [asksWording, setAsksWording] = useState(false);
  const [refusal, setRefusal] = useState<{ place: CheckPlace | null; problem: Error } | null>(null);
  const [nothingNext, setNothingNext] = useState<NextWork | null>(null);
  const isRunning = useRef(false);
  const open = missing(draft.content, termsOf(assignment));
  const halfEvidence = draft.form !== null;

  const go = (place: CheckPlace | 'conflict' | 'form') => {
    showPane(paneOf(place));
    focusPlace(place);
  };
  const next = (after?: string) =>
    nextWork.mutate(id, {
      onSuccess: (work) => {
        if (work.id === null) setNothingNext(work);
        else void navigate({ to: '/rate/$id', params: { id: work.id }, search: after === undefined ? {} : { after } });
      },
    });
  const finish = ({ feedback }: Assignment) => {
    draft.done();
    // An answer that the desk knew is there to be read: the next claim comes when it is asked for.
    if (feedback === null) next(id);
  };
  const send = async (wordingHash?: string) => {
    if (isRunning.current) return;
    isRunning.current = true;
    setRefusal(null);
    await draft.settle();
    try {
      finish(await submit.mutateAsync({ ...draft.ready, ...(wordingHash === undefined ? {} : { wordingHash }) }));
    } catch (problem) {
      await refused(problem instanceof Error ? problem : new Error(String(problem)));
    } finally {
      isRunning.current = false;
    }
  };
  const refused = async (problem: Error) => {
    const code = problem instanceof ApiProblem ? problem.code : '';
    const now =
      code === 'OFFLINE' ? null : await queries.fetchQuery({ ...assignmentQuery(id), staleTime: 0 }).catch(() => null);
    // The answer to an earlier sending was lost, and it had arrived.
    if (code === 'ILLEGAL_TRANSITION' && now?.state === 'SUBMITTED' && isThisRating(now, draft)) return finish(now);
    if (code === 'WORDING_CHANGED') return setAsksWording(true);
    const place = PLACES[code] ?? null;
    setRefusal({ place, problem });
    if (place) go(place);
  };
  const start = () => {
    // Over the page lies something that is to be answered first.
    if (document.querySelector('[role=dialog]')) return;
    setTried(true);
    setRefusal(null);
    const first = draft.status === 'conflict' ? 'conflict' : halfEvidence ? 'form' : open[0];
    if (first) go(first);
    else if (assignment.wordingChanged) setAsksWording(true);
    else void send();
  };
  // A refusal speaks of what stood there; what is written now is another thing.
  const { content } = draft;
  useEffect(() => setRefusal((before) => (before?.place ? null : before)), [content]);

  return {
    start,
    next: () => next(),
    isPending: submit.isPending || nextWork.isPending,
    /** What is missing, once somebody has tried. */
    faults: tried ? open : [],
    hasHalfEvidence: tried && halfEvidence,
    refusal,
    nextError: nextWork.error,
    nothingNext,
    go,
    asksWording,
    confirmWording: () => {
      setAsksWording(false);
      void send(assignment.wordingHash);
    },
    dismissWording: () => setAsksWording(false),
  };
}

export type Submission = ReturnType<typeof useSubmission>;

const isThisRating = ({ review }: Assignment, { ready }: Draft): boolean =>
  review.label === ready.label && review.rationale === ready.rationale && same(review.fields, ready.fields);
