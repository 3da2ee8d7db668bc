import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { toast } from '../../../components/ui/toast';
import { ApiProblem } from '../../../lib/api-client';
import { useKept } from '../../../lib/kept';
import { claimQuery, type DeskClaim } from '../../../lib/claims';
import { useEditClaim } from '../api/claim';
import { bodyOf, changedFields, type ClaimDraft, type Conflict, draftOf, type Field, rebase } from './claim-draft';

interface Kept {
  /** What the claim was when the edit began, and its version. */
  base: ClaimDraft;
  version: number;
  draft: ClaimDraft;
}

/** An edit of a claim: kept in the browser, sent with the version it began on, put over what others saved meanwhile. */
export function useClaimEdit(claim: DeskClaim, personId: string, onDone: () => void) {
  const t = useTranslations('claim');
  const queries = useQueryClient();
  const edit = useEditClaim(claim.id);
  const [fresh] = useState<Kept>(() => ({ base: draftOf(claim), version: claim.version, draft: draftOf(claim) }));
  const { value, change, forget } = useKept<Kept>(`claim-edit.${personId}.${claim.id}`, fresh);
  const [conflicts, setConflicts] = useState<readonly Conflict[]>([]);
  const { base, version, draft } = value;
  const set = (part: Partial<ClaimDraft>) => change({ ...value, draft: { ...draft, ...part } });
  const discard = () => {
    forget();
    setConflicts([]);
    onDone();
  };
  const meetOther = async () => {
    const now = await queries.fetchQuery({ ...claimQuery(claim.id), staleTime: 0 });
    if (now.view !== 'desk') return;
    const theirs = draftOf(now);
    const met = rebase(base, draft, theirs);
    setConflicts(met.conflicts);
    change({ base: theirs, version: now.version, draft: met.draft });
  };
  const save = () =>
    edit.mutate(
      { version, body: bodyOf(base, draft) },
      {
        onSuccess: () => {
          forget();
          toast(t('saved'));
          onDone();
        },
        onError: (error) => {
          if (error instanceof ApiProblem && error.code === 'VERSION_CONFLICT') void meetOther();
        },
      },
    );
  const take = (field: Field, text: string) => set({ [field]: text });
  return { draft, set, save, edit, conflicts, take, discard, isChanged: changedFields(base, draft).length > 0 };
}
