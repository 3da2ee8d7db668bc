import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { Dialog } from '../../../components/ui/dialog';
import { DialogActions } from '../../../components/ui/dialog-actions';
import { TextArea } from '../../../components/ui/text-area';
import { TextField } from '../../../components/ui/text-field';
import { toast } from '../../../components/ui/toast';
import { useRetract, type Verdict } from '../api/verdicts';
import { DutyPanel } from './duty-panel';
import layout from '../../../components/ui/layout.module.css';

/** Asks for the retraction; a second person applies it. */
export function RetractDialog({ verdict, onClose }: { verdict: Verdict; onClose: () => void }) {
  const t = useTranslations();
  const retract = useRetract(verdict.id);
  const [reason, setReason] = useState('');
  const [reportedBy, setReportedBy] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { reason: reason.trim(), reportedBy: reportedBy.trim() || 'desk' };
    retract.mutate(body, {
      onSuccess: () => {
        toast(t('verdicts.asked'));
        onClose();
      },
    });
  };
  return (
    <Dialog title={t('verdicts.retractTitle')} isOpen onClose={onClose}>
      <p>{t('verdicts.retractHint')}</p>
      <form onSubmit={submit} className={layout.stack}>
        <TextArea label={t('verdicts.retractReason')} value={reason} onChange={setReason} isRequired />
        <TextField
          label={t('verdicts.reportedBy')}
          hint={t('verdicts.publicHint')}
          value={reportedBy}
          onChange={setReportedBy}
        />
        {retract.error && <DutyPanel error={retract.error} />}
        <DialogActions>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button type="submit" tone="danger" isPending={retract.isPending} isDisabled={reason.trim() === ''}>
            {t('verdicts.retract')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
