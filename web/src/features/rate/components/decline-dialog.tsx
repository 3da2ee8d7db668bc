import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { Dialog } from '../../../components/ui/dialog';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Radio, RadioGroup } from '../../../components/ui/radio-group';
import { TextArea } from '../../../components/ui/text-area';
import { toast } from '../../../components/ui/toast';
import { type Assignment, type DeclineReason, useDecline } from '../api/assignment';
import styles from './rate.module.css';

const REASONS = ['coi', 'expertise', 'language', 'workload', 'unclear', 'other'] as const satisfies DeclineReason[];

interface Props {
  assignment: Assignment;
  isOpen: boolean;
  onClose: () => void;
  onDone: () => void;
}

/** Gives a claim back, with a reason. Declining is never held against anybody. */
export function DeclineDialog({ assignment, isOpen, onClose, onDone }: Props) {
  const t = useTranslations('rate.decline');
  const [reason, setReason] = useState<DeclineReason | null>(null);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const decline = useDecline(assignment.id);
  const needsNote = reason === 'other' && note.trim() === '';
  const send = () => {
    setTried(true);
    if (reason === null || needsNote) return;
    decline.mutate(
      { reason, ...(note.trim() === '' ? {} : { note }) },
      {
        onSuccess: () => {
          toast(t('done'));
          onDone();
        },
      },
    );
  };
  return (
    <Dialog title={t('title')} isOpen={isOpen} onClose={onClose}>
      <p>{t('hint')}</p>
      {decline.error && <ErrorPanel error={decline.error} />}
      <RadioGroup
        label={t('reason')}
        value={reason}
        onChange={(value) => setReason(value as DeclineReason)}
        isInvalid={tried && reason === null}
      >
        {REASONS.map((each) => (
          <Radio key={each} value={each}>
            {t(`why.${each}`)}
          </Radio>
        ))}
      </RadioGroup>
      {tried && reason === null && (
        <p role="alert" className={styles.fault}>
          {t('chooseReason')}
        </p>
      )}
      {reason === 'coi' && <p className={styles.soft}>{t('coiHint')}</p>}
      <TextArea
        label={reason === 'other' ? t('note') : t('noteOptional')}
        maxLength={2000}
        rows={2}
        value={note}
        onChange={setNote}
        {...(tried && needsNote ? { fault: t('noteMissing') } : {})}
      />
      <div className={styles.inline}>
        <Button tone="danger" isPending={decline.isPending} onPress={send}>
          {t('send')}
        </Button>
        <Button onPress={onClose}>{t('keep')}</Button>
      </div>
    </Dialog>
  );
}
