import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { Dialog } from '../../../components/ui/dialog';
import { DialogActions } from '../../../components/ui/dialog-actions';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Radio, RadioGroup } from '../../../components/ui/radio-group';
import { TextArea } from '../../../components/ui/text-area';
import { toast } from '../../../components/ui/toast';
import { FORM_REASONS, type FormReason, type Rating, useReturnReview } from '../api/adjudication';
import styles from './case.module.css';

/** Sends one review back to its rater; never because of its label. */
export function ReturnDialog({ rating, onClose }: { rating: Rating; onClose: () => void }) {
  const t = useTranslations();
  const send = useReturnReview();
  const [reason, setReason] = useState<FormReason>('missing evidence');
  const [note, setNote] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate(
      { assignmentId: rating.assignmentId, reason, note: note.trim() },
      {
        onSuccess: () => {
          toast(t('adjudicate.returned', { who: rating.pseudonym }));
          onClose();
        },
      },
    );
  };
  return (
    <Dialog title={t('adjudicate.returnTitle', { who: rating.pseudonym })} isOpen onClose={onClose}>
      <p>{t('adjudicate.returnHint')}</p>
      <form onSubmit={submit} className={styles.form}>
        <RadioGroup
          label={t('adjudicate.returnReason')}
          value={reason}
          onChange={(value) => setReason(value as FormReason)}
        >
          {FORM_REASONS.map((each) => (
            <Radio key={each} value={each}>
              {t(`adjudicate.formReason.${each}`)}
            </Radio>
          ))}
        </RadioGroup>
        <TextArea label={t('adjudicate.returnNote')} value={note} onChange={setNote} isRequired />
        {send.error && <ErrorPanel error={send.error} />}
        <DialogActions>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button type="submit" tone="main" isPending={send.isPending} isDisabled={note.trim() === ''}>
            {t('adjudicate.return')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
