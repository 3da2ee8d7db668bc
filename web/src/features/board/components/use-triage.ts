import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { toast, toastFailure } from '../../../components/ui/toast';
import type { DeskClaim } from '../../../lib/claims';
import { decide as sendDecision, type Decision, triageMany, undoTriage } from '../api/triage';

/** A decision of this sitting that can be taken back. */
interface Done {
  ids: readonly string[];
  /** Resolves when the desk has answered: whether it stands. */
  stands: Promise<boolean>;
  action: string;
}

/** A decision that the desk refused, most often because somebody else was quicker. */
export interface Refused {
  claim: DeskClaim;
  decision: Decision;
  error: Error;
}

/** How long to wait after the last decision before the lists are read again. */
const QUIET = 1_200;

/** Decides candidates at once and tells the desk behind the scenes; keeps what can be undone and what was refused. */
export function useTriage() {
  const t = useTranslations('inbox');
  const queries = useQueryClient();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const [tally, setTally] = useState({ accept: 0, reject: 0 });
  const done = useRef<Done[]>([]);
  const closeToast = useRef<() => void>(() => undefined);
  const timer = useRef(0);

  const refresh = useCallback(() => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      for (const word of ['claims', 'claim-counts']) void queries.invalidateQueries({ queryKey: [word] });
    }, QUIET);
  }, [queries]);
  const hide = (ids: readonly string[]) => setHidden((before) => new Set([...before, ...ids]));
  const show = (ids: readonly string[]) =>
    setHidden((before) => new Set([...before].filter((id) => !ids.includes(id))));
  const count = (action: string, by: number) =>
    setTally((before) =>
      action === 'accept' || action === 'reject' ? { ...before, [action]: before[action] + by } : before,
    );

  /** Takes back the last decision of this sitting. */
  const undo = async () => {
    const last = done.current.pop();
    if (!last) return;
    closeToast.current();
    show(last.ids);
    count(last.action, -last.ids.length);
    if (!(await last.stands)) return;
    const [only, ...more] = last.ids;
    const fault =
      more.length > 0
        ? (await triageMany(last.ids, { action: 'undo' })).find(({ outcome }) => outcome === 'REFUSED')
        : only &&
          (await undoTriage(only).then(
            () => undefined,
            (error: Error) => error,
          ));
    if (fault) toastFailure(fault, (detail) => t('undoFailed', { detail }));
    else toast(t('undone', { count: last.ids.length }));
    refresh();
  };
  const latestUndo = useRef(undo);
  latestUndo.current = undo;

  /** Keeps a decision so that it can be undone, and says so. */
  const remember = (entry: Done, text: string) => {
    done.current.push(entry);
    count(entry.action, entry.ids.length);
    closeToast.current();
    closeToast.current = toast(text, { action: { name: t('undo'), run: () => void latestUndo.current() } });
  };

  const decide = (claim: DeskClaim, decision: Decision) => {
    hide([claim.id]);
    const stands = sendDecision(claim.id, decision).then(
      () => true,
      (error: Error) => {
        const failed = done.current.find((entry) => entry.stands === stands);
        done.current = done.current.filter((entry) => entry !== failed);
        if (failed) count(decision.action, -1);
        show([claim.id]);
        setRefused((before) => [...before, { claim, decision, error }]);
        void queries.invalidateQueries({ queryKey: ['claim', claim.id] });
        return false;
      },
    );
    const { action } = decision;
    const statement = claim.statement.length > 60 ? `${claim.statement.slice(0, 60)}…` : claim.statement;
    remember({ ids: [claim.id], stands, action }, t(action === 'accept' ? 'accepted' : 'rejected', { statement }));
    void stands.then(refresh);
  };

  return {
    hidden,
    tally,
    refused,
    decide,
    undo: () => void undo(),
    refresh,
    /** For what was decided elsewhere, such as in bulk or by a merge. */
    remember: (ids: readonly string[], action: string, text: string) => {
      hide(ids);
      remember({ ids, stands: Promise.resolve(true), action }, text);
      refresh();
    },
    hide,
    say: (text: string) => void toast(text),
    dismiss: (claimId: string) => setRefused((before) => before.filter(({ claim }) => claim.id !== claimId)),
  };
}
export type Triage = ReturnType<typeof useTriage>;
