import { useKept } from '../../../lib/kept';
import type { Cause, Rating, Round } from '../api/adjudication';

interface Draft {
  label: string | null;
  cause: Cause | null;
  rationale: string;
  note: string;
  hasGap: boolean;
  gap: string;
}

const EMPTY: Draft = { label: null, cause: null, rationale: '', note: '', hasGap: false, gap: '' };

/** The decision as far as it is written; kept in this browser until it is submitted. */
export function useDecision(round: Round, personId: string) {
  const { value: draft, change, forget, isKept } = useKept<Draft>(`adjudication.${personId}.${round.id}`, EMPTY);
  const set = (part: Partial<Draft>) => change({ ...draft, ...part });
  const append = (text: string) =>
    set({ rationale: draft.rationale.trim() === '' ? text : `${draft.rationale.trimEnd()}\n\n${text}` });
  return {
    draft,
    set,
    forget,
    isKept,
    setLabel: (label: string) => set({ label }),
    /** Takes the label of a rating, and its reasons while none are written yet. */
    adopt: ({ label, rationale }: Rating) =>
      set({ label, rationale: draft.rationale.trim() === '' ? rationale : draft.rationale }),
    addRationale: ({ rationale }: Rating) => append(rationale),
    /** Names a source in the reasons. */
    cite: ({ title, url, quote }: { title: string; url: string | null; quote: string | null }) =>
      append(`${title}${url === null ? '' : ` (${url})`}${quote ? `: “${quote}”` : ''}`),
  };
}
export type DecisionState = ReturnType<typeof useDecision>;
