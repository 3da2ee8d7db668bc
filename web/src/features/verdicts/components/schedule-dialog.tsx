import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { DateTimeField } from '../../../components/ui/date-time-field';
import { Dialog } from '../../../components/ui/dialog';
import { DialogActions } from '../../../components/ui/dialog-actions';
import { TextField } from '../../../components/ui/text-field';
import { toast } from '../../../components/ui/toast';
import { localMinute } from '../../../lib/local-minute';
import { useSchedule, type Verdict } from '../api/verdicts';
import { DutyPanel } from './duty-panel';
import layout from '../../../components/ui/layout.module.css';

/** When it goes out by itself, in one's own time zone. */
export function ScheduleDialog({ verdict, onClose }: { verdict: Verdict; onClose: () => void }) {
  const t = useTranslations();
  const schedule = useSchedule(verdict.id);
  const [at, setAt] = useState(verdict.publishAt === null ? '' : localMinute(new Date(verdict.publishAt)));
  const [note, setNote] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { publishAt: new Date(at).toISOString(), ...(note.trim() === '' ? {} : { note: note.trim() }) };
    schedule.mutate(body, {
      onSuccess: () => {
        toast(t('verdicts.scheduledNow'));
        onClose();
      },
    });
  };
  return (
    <Dialog title={t('verdicts.schedule')} isOpen onClose={onClose}>
      <p>{t('verdicts.scheduleHint')}</p>
      <form onSubmit={submit} className={layout.stack}>
        <DateTimeField label={t('verdicts.when')} value={at} onChange={setAt} />
        <TextField label={t('verdicts.scheduleNote')} value={note} onChange={setNote} />
        {schedule.error && <DutyPanel error={schedule.error} />}
        <DialogActions>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button type="submit" tone="main" isPending={schedule.isPending} isDisabled={at === ''}>
            {t('verdicts.setTime')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
