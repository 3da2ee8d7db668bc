import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { Dialog } from '../../../components/ui/dialog';
import { DialogActions } from '../../../components/ui/dialog-actions';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Radio, RadioGroup } from '../../../components/ui/radio-group';
import { TextField } from '../../../components/ui/text-field';
import { type DeskClaim, REJECT_REASONS, type RejectReason, useReject } from '../api/claim';
import styles from './claim.module.css';

/** Why a claim is not checked. */
export function RejectDialog({ claim, onClose }: { claim: DeskClaim; onClose: () => void }) {
  const t = useTranslations();
  const reject = useReject(claim.id);
  const [reason, setReason] = useState<RejectReason>('opinion');
  const [note, setNote] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    reject.mutate({ reason, ...(note.trim() === '' ? {} : { note: note.trim() }) }, { onSuccess: onClose });
  };
  return (
    <Dialog title={t('claim.rejectTitle')} isOpen onClose={onClose}>
      <form onSubmit={submit} className={styles.stack}>
        <RadioGroup label={t('claim.reason')} value={reason} onChange={(value) => setReason(value as RejectReason)}>
          {REJECT_REASONS.map((each) => (
            <Radio key={each} value={each}>
              {t(`claim.rejected.${each}`)}
            </Radio>
          ))}
        </RadioGroup>
        <TextField label={t('claim.noteOptional')} value={note} onChange={setNote} />
        {reject.error && <ErrorPanel error={reject.error} />}
        <DialogActions>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button type="submit" tone="main" isPending={reject.isPending}>
            {t('claim.act.reject')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
