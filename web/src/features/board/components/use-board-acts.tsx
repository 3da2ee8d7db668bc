import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { toast } from '../../../components/ui/toast';
import { meQuery } from '../../../lib/me';
import type { DeskClaim } from '../api/claims';
import { markUrgent } from '../api/triage';
import { AssignDrawer } from './assign-drawer';
import { type BulkAction, BulkDialog, type Target } from './bulk-dialog';
import { EmbargoDialog } from './embargo-dialog';

interface Page {
  items: DeskClaim[];
  nextCursor: string | null;
}

/** What can be done with claims on the board, and the windows in which it is done. */
export function useBoardActs(onDone: () => void) {
  const t = useTranslations('board');
  const queries = useQueryClient();
  const { data: me } = useQuery(meQuery);
  const may = (permission: NonNullable<typeof me>['permissions'][number]) =>
    me?.permissions.includes(permission) ?? false;
  const [assigning, setAssigning] = useState<Target | null>(null);
  const [bulk, setBulk] = useState<{ action: BulkAction; target: Target } | null>(null);
  const [embargo, setEmbargo] = useState<DeskClaim | null>(null);
  const show = (id: string, isUrgent: boolean) =>
    queries.setQueriesData<Page>(
      { queryKey: ['claims', 'page'] },
      (page) =>
        page && { ...page, items: page.items.map((each) => (each.id === id ? { ...each, urgent: isUrgent } : each)) },
    );
  const urgent = useMutation({
    mutationFn: ({ id, urgent: isUrgent }: DeskClaim) => markUrgent(id, !isUrgent),
    onMutate: ({ id, urgent: was }) => show(id, !was),
    onError: (error, { id, urgent: was }) => {
      show(id, was);
      toast(t('urgentFailed', { detail: error.message }), { tone: 'bad' });
    },
    onSettled: () => {
      for (const word of ['claims', 'claim-counts']) void queries.invalidateQueries({ queryKey: [word] });
    },
  });
  const windows = (
    <>
      {assigning && (
        <AssignDrawer
          target={assigning}
          onClose={() => {
            setAssigning(null);
            onDone();
          }}
        />
      )}
      {bulk && <BulkDialog {...bulk} onClose={() => setBulk(null)} onDone={onDone} />}
      {embargo && <EmbargoDialog claim={embargo} onClose={() => setEmbargo(null)} />}
    </>
  );
  return {
    may,
    assign: setAssigning,
    bulk: (action: BulkAction, target: Target) => setBulk({ action, target }),
    toggleUrgent: (claim: DeskClaim) => urgent.mutate(claim),
    embargo: setEmbargo,
    windows,
  };
}
export type BoardActs = ReturnType<typeof useBoardActs>;
