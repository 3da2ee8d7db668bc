import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ClaimLink } from '../../../components/claims/claim-link';
import { Button } from '../../../components/ui/button';
import { Dialog } from '../../../components/ui/dialog';
import { DialogActions } from '../../../components/ui/dialog-actions';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { TextArea } from '../../../components/ui/text-area';
import { TextField } from '../../../components/ui/text-field';
import { ApiProblem } from '../../../lib/api-client';
import type { DeskClaim } from '../../../lib/claims';
import { useReattach } from '../api/claim';
import layout from '../../../components/ui/layout.module.css';

interface Props {
  claim: DeskClaim;
  /** The version in which the words stand. */
  versionNumber: number;
  onClose: () => void;
}

/** Where a claim stands in the newest version, in its exact words there. */
export function ReattachDialog({ claim, versionNumber, onClose }: Props) {
  const t = useTranslations();
  const reattach = useReattach(claim.id);
  const [exact, setExact] = useState('');
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    reattach.mutate({ versionNumber, exact, reason: reason.trim() }, { onSuccess: onClose });
  };
  return (
    <Dialog title={t('claim.stale.reattach')} isOpen onClose={onClose}>
      <p>{t('claim.reattachHint')}</p>
      <form onSubmit={submit} className={layout.stack}>
        <TextArea label={t('claim.newWordsExact')} value={exact} onChange={setExact} isRequired autoFocus />
        <TextField label={t('claim.reason')} value={reason} onChange={setReason} isRequired />
        {reattach.error && <ErrorPanel error={reattach.error} />}
        <StandsThere error={reattach.error} />
        <DialogActions>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button
            type="submit"
            tone="main"
            isPending={reattach.isPending}
            isDisabled={exact.trim() === '' || reason.trim() === ''}
          >
            {t('claim.stale.reattach')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** The claim that stands at these words already, when that is why it was refused. */
function StandsThere({ error }: { error: Error | null }) {
  if (!(error instanceof ApiProblem) || error.code !== 'CLAIM_DUPLICATE') return null;
  const { claimId, statement } = error.body;
  if (typeof claimId !== 'string' || typeof statement !== 'string') return null;
  return <ClaimLink id={claimId}>{statement}</ClaimLink>;
}
