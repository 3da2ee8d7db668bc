import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { DateTimeField } from '../../../components/ui/date-time-field';
import { Dialog } from '../../../components/ui/dialog';
import { DialogActions } from '../../../components/ui/dialog-actions';
import { TextField } from '../../../components/ui/text-field';
import { useReviewDate, type Verdict } from '../api/verdicts';
import { DutyPanel } from './duty-panel';
import layout from '../../../components/ui/layout.module.css';

/** From when somebody should look again whether it holds. */
export function ReviewDateDialog({ verdict, onClose }: { verdict: Verdict; onClose: () => void }) {
  const t = useTranslations();
  const act = useReviewDate(verdict.id);
  const [day, setDay] = useState(verdict.reviewBy ?? '');
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act.mutate({ reviewBy: day === '' ? null : day, reason: reason.trim() }, { onSuccess: onClose });
  };
  return (
    <Dialog title={t('verdicts.setReviewDate')} isOpen onClose={onClose}>
      <form onSubmit={submit} className={layout.stack}>
        <DateTimeField
          isDay
          label={t('verdicts.reviewBy')}
          hint={t('verdicts.neverHint')}
          value={day}
          onChange={setDay}
        />
        <TextField label={t('verdicts.reason')} value={reason} onChange={setReason} isRequired />
        {act.error && <DutyPanel error={act.error} />}
        <DialogActions>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button type="submit" tone="main" isPending={act.isPending} isDisabled={reason.trim() === ''}>
            {t('app.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
