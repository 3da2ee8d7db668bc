import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { EmbargoDialog } from '../../../components/claims/acts/embargo-dialog';
import { toastFailure } from '../../../components/ui/toast';
import { meQuery } from '../../../lib/me';
import { markUrgent, TOUCHED_BY_CLAIM } from '../../../lib/claim-acts';
import type { ClaimTarget, DeskClaim } from '../../../lib/claims';
import { AssignDrawer } from '../../../components/claims/assigning/assign-drawer';
import { type BulkAction, BulkDialog } from './bulk-dialog';

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
  const [assigning, setAssigning] = useState<ClaimTarget | null>(null);
  const [bulk, setBulk] = useState<{ action: BulkAction; target: ClaimTarget } | null>(null);
  const [embargo, setEmbargo] = useState<DeskClaim | null>(null);
  const show = (id: string, isUrgent: boolean) =>
    queries.setQueriesData<Page>(
      { queryKey: ['claims', 'page'] },
      (page) =>
        page && { ...page, items: page.items.map((each) => (each.id === id ? { ...each, urgent: isUrgent } : each)) },
    );
  const urgent = useMutation({
    mutationFn: ({ id, urgent: isUrgent }: DeskClaim) => markUrgent(id, { urgent: !isUrgent }),
    onMutate: ({ id, urgent: was }) => show(id, !was),
    onError: (error, { id, urgent: was }) => {
      show(id, was);
      toastFailure(error, (detail) => t('urgentFailed', { detail }));
    },
    onSettled: () => {
      for (const queryKey of TOUCHED_BY_CLAIM) void queries.invalidateQueries({ queryKey });
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
    bulk: (action: BulkAction, target: ClaimTarget) => setBulk({ action, target }),
    toggleUrgent: (claim: DeskClaim) => urgent.mutate(claim),
    embargo: setEmbargo,
    windows,
  };
}
export type BoardActs = ReturnType<typeof useBoardActs>;
