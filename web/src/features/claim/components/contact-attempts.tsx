import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Badge } from '../../../components/ui/badge';
import { Button } from '../../../components/ui/button';
import { Checkbox } from '../../../components/ui/checkbox';
import { DateTimeField } from '../../../components/ui/date-time-field';
import { Dialog } from '../../../components/ui/dialog';
import { DialogActions } from '../../../components/ui/dialog-actions';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Panel } from '../../../components/ui/panel';
import { Select } from '../../../components/ui/select';
import { TextArea } from '../../../components/ui/text-area';
import { TextField } from '../../../components/ui/text-field';
import { DateText } from '../../../components/ui/when';
import { localMinute } from '../../../lib/local-minute';
import { useNames } from '../../../lib/people';
import { contactAttemptsQuery, useRecordContact } from '../api/claim';
import layout from '../../../components/ui/layout.module.css';
import styles from './claim.module.css';

const WAYS = ['EMAIL', 'PHONE', 'LETTER', 'FORM', 'IN_PERSON', 'OTHER'] as const;
const OUTCOMES = ['NO_ANSWER', 'DECLINED', 'ANSWERED'] as const;

/** Whom the desk asked for their side, and what they said. */
export function ContactAttempts({ claimId }: { claimId: string }) {
  const t = useTranslations('claim');
  const attempts = useQuery(contactAttemptsQuery(claimId));
  const nameOf = useNames();
  const [recording, setRecording] = useState(false);
  return (
    <Panel title={t('contacts')} actions={<Button onPress={() => setRecording(true)}>{t('recordContact')}</Button>}>
      {attempts.isError && <ErrorPanel error={attempts.error} onRetry={() => void attempts.refetch()} />}
      {attempts.data?.length === 0 && <p className={styles.soft}>{t('noContacts')}</p>}
      <ul className={layout.entries}>
        {attempts.data?.map((attempt) => (
          <li key={attempt.id} className={layout.entry}>
            <p className={layout.line}>
              <strong>
                <bdi>{attempt.who}</bdi>
              </strong>
              <Badge tone={attempt.outcome === 'ANSWERED' ? 'good' : 'plain'}>{t(`outcome.${attempt.outcome}`)}</Badge>
              {attempt.answerPublic && <Badge>{t('public')}</Badge>}
            </p>
            {attempt.answer !== null && (
              <p className={layout.written} dir="auto">
                {attempt.answer}
              </p>
            )}
            <p className={`${layout.line} ${layout.small}`}>
              {t(`way.${attempt.way}`)} <DateText at={attempt.attemptedAt} withTime />{' '}
              <bdi>{nameOf(attempt.recordedBy)}</bdi>
            </p>
          </li>
        ))}
      </ul>
      {recording && <Record claimId={claimId} onClose={() => setRecording(false)} />}
    </Panel>
  );
}

function Record({ claimId, onClose }: { claimId: string; onClose: () => void }) {
  const t = useTranslations();
  const record = useRecordContact(claimId);
  const [who, setWho] = useState('');
  const [way, setWay] = useState<(typeof WAYS)[number]>('EMAIL');
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number]>('NO_ANSWER');
  const [at, setAt] = useState(() => localMinute(new Date()));
  const [answer, setAnswer] = useState('');
  const [isPublic, setPublic] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const said =
      outcome === 'ANSWERED' && answer.trim() !== '' ? { answer: answer.trim(), answerPublic: isPublic } : {};
    record.mutate(
      { who: who.trim(), way, outcome, attemptedAt: new Date(at).toISOString(), answerPublic: false, ...said },
      { onSuccess: onClose },
    );
  };
  return (
    <Dialog title={t('claim.recordContact')} isOpen onClose={onClose}>
      <form onSubmit={submit} className={layout.stack}>
        <TextField label={t('claim.who')} value={who} onChange={setWho} isRequired autoFocus />
        <div className={styles.fields}>
          <Select
            label={t('claim.how')}
            choices={WAYS.map((each) => [each, t(`claim.way.${each}`)] as const)}
            value={way}
            onChange={setWay}
          />
          <Select
            label={t('claim.whatCame')}
            choices={OUTCOMES.map((each) => [each, t(`claim.outcome.${each}`)] as const)}
            value={outcome}
            onChange={setOutcome}
          />
        </div>
        <DateTimeField label={t('claim.when')} value={at} onChange={setAt} />
        {outcome === 'ANSWERED' && (
          <>
            <TextArea label={t('claim.answer')} value={answer} onChange={setAnswer} />
            <Checkbox isSelected={isPublic} onChange={setPublic}>
              {t('claim.answerPublic')}
            </Checkbox>
          </>
        )}
        {record.error && <ErrorPanel error={record.error} />}
        <DialogActions>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button type="submit" tone="main" isPending={record.isPending} isDisabled={who.trim() === ''}>
            {t('app.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
