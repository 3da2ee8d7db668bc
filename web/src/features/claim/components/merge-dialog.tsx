import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useDeferredValue, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ClaimState } from '../../../components/claims/claim-state';
import { Button } from '../../../components/ui/button';
import { Dialog } from '../../../components/ui/dialog';
import { DialogActions } from '../../../components/ui/dialog-actions';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Radio, RadioGroup } from '../../../components/ui/radio-group';
import { SearchField } from '../../../components/ui/search-field';
import { TextField } from '../../../components/ui/text-field';
import { claimSearchQuery, type DeskClaim, useMerge } from '../api/claim';
import styles from './claim.module.css';

/** Two claims say the same: which one is kept. */
export function MergeDialog({ claim, onClose }: { claim: DeskClaim; onClose: () => void }) {
  const t = useTranslations();
  const merge = useMerge(claim.id);
  const [words, setWords] = useState('');
  const [into, setInto] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const { data: found = [] } = useQuery(claimSearchQuery(useDeferredValue(words)));
  const others = found.filter(({ id }) => id !== claim.id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (into !== null) merge.mutate({ intoId: into, reason: reason.trim() }, { onSuccess: onClose });
  };
  return (
    <Dialog title={t('claim.act.merge')} isOpen onClose={onClose}>
      <p>{t('claim.mergeHint')}</p>
      <form onSubmit={submit} className={styles.stack}>
        <SearchField label={t('claim.findClaim')} value={words} onChange={setWords} autoFocus />
        {words.trim().length > 2 && others.length === 0 && <p role="status">{t('app.nothingFound')}</p>}
        {others.length > 0 && (
          <RadioGroup label={t('claim.keep')} value={into} onChange={setInto}>
            {others.map((other) => (
              <Radio key={other.id} value={other.id}>
                <bdi>{other.statement}</bdi> {other.view === 'desk' && <ClaimState state={other.workflowState} />}
              </Radio>
            ))}
          </RadioGroup>
        )}
        <TextField label={t('claim.reason')} value={reason} onChange={setReason} isRequired />
        {merge.error && <ErrorPanel error={merge.error} />}
        <DialogActions>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button
            type="submit"
            tone="main"
            isPending={merge.isPending}
            isDisabled={into === null || reason.trim() === ''}
          >
            {t('claim.act.merge')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
