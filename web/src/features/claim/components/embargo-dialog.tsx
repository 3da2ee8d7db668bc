import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { DateTimeField } from '../../../components/ui/date-time-field';
import { Dialog } from '../../../components/ui/dialog';
import { DialogActions } from '../../../components/ui/dialog-actions';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { TextField } from '../../../components/ui/text-field';
import { localMinute } from '../../../lib/local-minute';
import { type DeskClaim, useSetEmbargo } from '../api/claim';
import styles from './claim.module.css';

/** Before when no verdict on the claim may be published; or that it may again. */
export function EmbargoDialog({ claim, onClose }: { claim: DeskClaim; onClose: () => void }) {
  const t = useTranslations();
  const act = useSetEmbargo(claim.id);
  const [until, setUntil] = useState(claim.embargoUntil === null ? '' : localMinute(new Date(claim.embargoUntil)));
  const [reason, setReason] = useState('');
  const send = (to: string | null) => act.mutate({ until: to, reason: reason.trim() }, { onSuccess: onClose });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send(new Date(until).toISOString());
  };
  return (
    <Dialog title={t('claim.act.embargo')} isOpen onClose={onClose}>
      <p>{t('claim.embargoHint')}</p>
      <form onSubmit={submit} className={styles.stack}>
        <DateTimeField label={t('claim.until')} value={until} onChange={setUntil} />
        <TextField label={t('claim.reason')} value={reason} onChange={setReason} isRequired />
        {act.error && <ErrorPanel error={act.error} />}
        <DialogActions>
          {claim.embargoUntil !== null && (
            <Button isDisabled={reason.trim() === ''} onPress={() => send(null)}>
              {t('claim.liftEmbargo')}
            </Button>
          )}
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button type="submit" tone="main" isPending={act.isPending} isDisabled={until === '' || reason.trim() === ''}>
            {t('claim.setEmbargo')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
