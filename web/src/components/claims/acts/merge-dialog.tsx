import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMerge } from '../../../lib/claim-acts';
import { alikeQuery, claimSearchQuery, type DeskClaim, deskClaimQuery } from '../../../lib/claims';
import { useSettled } from '../../../lib/use-settled';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { DialogActions } from '../../ui/dialog-actions';
import { ErrorPanel } from '../../ui/error-panel';
import { Radio, RadioGroup } from '../../ui/radio-group';
import { SearchField } from '../../ui/search-field';
import { SkeletonRows } from '../../ui/skeleton';
import { TextField } from '../../ui/text-field';
import { ClaimState } from '../claim-state';
import styles from './claim-acts.module.css';

interface Props {
  claim: DeskClaim;
  /** The other claim, when it is chosen already. */
  intoId?: string | undefined;
  onClose: () => void;
  onMerged: () => void;
}

interface Choice {
  id: string;
  statement: string;
  state: DeskClaim['workflowState'];
}

const UUID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/i;

/** Makes this claim a duplicate of another one, which is kept. */
export function MergeDialog({ claim, intoId, onClose, onMerged }: Props) {
  const t = useTranslations();
  const merge = useMerge(claim.id);
  const [wanted, setWanted] = useState('');
  const [into, setInto] = useState(intoId ?? null);
  const [reason, setReason] = useState(t('claimActs.mergeReason'));
  const { choices, isPending } = useChoices(claim.id, wanted);
  const isThere = choices.some(({ id }) => id === into);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (into !== null) merge.mutate({ intoId: into, reason: reason.trim() }, { onSuccess: onMerged });
  };
  return (
    <Dialog title={t('claimActs.merge')} isOpen onClose={onClose}>
      <form onSubmit={submit} className={styles.form}>
        <p dir="auto" className={styles.words}>
          {claim.statement}
        </p>
        <p>{t('claimActs.mergeHint')}</p>
        <SearchField label={t('claimActs.mergeFind')} value={wanted} onChange={setWanted} />
        {isPending ? (
          <SkeletonRows rows={2} />
        ) : choices.length === 0 ? (
          <p role="status">{wanted === '' ? t('claimActs.mergeNone') : t('app.nothingFound')}</p>
        ) : (
          <RadioGroup label={t('claimActs.mergeWhich')} value={into} onChange={setInto}>
            {choices.map(({ id, statement, state }) => (
              <Radio key={id} value={id}>
                <bdi>{statement}</bdi> <ClaimState state={state} />
              </Radio>
            ))}
          </RadioGroup>
        )}
        <TextField label={t('claimActs.why')} value={reason} onChange={setReason} maxLength={2000} isRequired />
        {merge.error && <ErrorPanel error={merge.error} />}
        <DialogActions>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button type="submit" tone="main" isPending={merge.isPending} isDisabled={!isThere || reason.trim() === ''}>
            {t('claimActs.mergeDo')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** Other claims: those that are alike; of words those that have them; of an address the one it leads to. */
function useChoices(claimId: string, wanted: string): { choices: readonly Choice[]; isPending: boolean } {
  const words = useSettled(wanted.trim());
  const pasted = UUID.exec(words)?.[0] ?? '';
  const alike = useQuery(alikeQuery(claimId));
  const named = useQuery({ ...deskClaimQuery(pasted), enabled: pasted !== '', retry: false });
  const search = claimSearchQuery(words);
  const found = useQuery({ ...search, enabled: pasted === '' && words.length > 2 });
  const asChoice = ({ id, statement, workflowState: state }: DeskClaim): Choice => ({ id, statement, state });
  const other = ({ id }: Choice) => id !== claimId;
  if (pasted !== '') {
    return { choices: named.data ? [asChoice(named.data)].filter(other) : [], isPending: named.isLoading };
  }
  if (words.length > 2) {
    const claims = (found.data ?? []).filter((each) => each.view === 'desk');
    return { choices: claims.map(asChoice).filter(other), isPending: found.isLoading };
  }
  const choices = (alike.data ?? []).map(({ claimId: id, statement, workflowState: state }) => ({
    id,
    statement,
    state,
  }));
  return { choices, isPending: alike.isLoading };
}
