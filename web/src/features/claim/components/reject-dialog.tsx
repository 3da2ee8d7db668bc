import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { RejectReasons } from '../../../components/claims/acts/reject-reasons';
import { Button } from '../../../components/ui/button';
import { Dialog } from '../../../components/ui/dialog';
import { DialogActions } from '../../../components/ui/dialog-actions';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { TextField } from '../../../components/ui/text-field';
import type { RejectReason } from '../../../lib/claim-acts';
import type { DeskClaim } from '../../../lib/claims';
import { useReject } from '../api/claim';
import layout from '../../../components/ui/layout.module.css';

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
      <form onSubmit={submit} className={layout.stack}>
        <RejectReasons value={reason} onChange={setReason} />
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
