import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { ComboBox } from '../../../components/ui/combo-box';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Panel } from '../../../components/ui/panel';
import { Radio, RadioGroup } from '../../../components/ui/radio-group';
import { ReasonDialog } from '../../../components/ui/reason-dialog';
import { TextArea } from '../../../components/ui/text-area';
import { toast } from '../../../components/ui/toast';
import { useKept } from '../../../lib/kept';
import { meQuery } from '../../../lib/me';
import { peopleQuery } from '../../../lib/people';
import {
  type Complaint,
  type Outcome,
  useAcknowledge,
  useAssignComplaint,
  useDecide,
  useWithdrawComplaint,
} from '../api/complaints';
import layout from '../../../components/ui/layout.module.css';
import styles from './complaints.module.css';

const OUTCOMES = ['UPHELD', 'PARTLY', 'REJECTED'] as const satisfies readonly Outcome[];

/** What is to be done with an open complaint: take note of it, then answer it. */
export function Handling({ complaint }: { complaint: Complaint }) {
  const t = useTranslations('complaints');
  const { data: me } = useQuery(meQuery);
  if (complaint.state !== 'RECEIVED' && complaint.state !== 'ACKNOWLEDGED') return null;
  return (
    <Panel title={t('handle')}>
      {complaint.state === 'RECEIVED' ? (
        <Acknowledge complaint={complaint} />
      ) : (
        me && <Answer complaint={complaint} personId={me.id} />
      )}
      <Assignee complaint={complaint} />
      <Withdraw complaint={complaint} />
    </Panel>
  );
}

function Acknowledge({ complaint }: { complaint: Complaint }) {
  const t = useTranslations('complaints');
  const act = useAcknowledge(complaint.id);
  return (
    <>
      <p className={styles.soft}>{t('acknowledgeHint')}</p>
      {act.error && <ErrorPanel error={act.error} />}
      <div>
        <Button tone="main" isPending={act.isPending} onPress={() => act.mutate(undefined)}>
          {t('acknowledge')}
        </Button>
      </div>
    </>
  );
}

function Answer({ complaint, personId }: { complaint: Complaint; personId: string }) {
  const t = useTranslations('complaints');
  const decide = useDecide(complaint.id);
  const { value, change, forget } = useKept<{ outcome: Outcome | null; answer: string }>(
    `complaint.${personId}.${complaint.id}`,
    { outcome: null, answer: '' },
  );
  const { outcome, answer } = value;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (outcome === null) return;
    decide.mutate(
      { outcome, answer: answer.trim() },
      {
        onSuccess: () => {
          forget();
          toast(t('answered'));
        },
      },
    );
  };
  return (
    <form onSubmit={submit} className={layout.stack}>
      <RadioGroup
        label={t('outcome')}
        value={outcome}
        onChange={(chosen) => change({ ...value, outcome: chosen as Outcome })}
      >
        {OUTCOMES.map((each) => (
          <Radio key={each} value={each}>
            {t(`outcomes.${each}`)}
          </Radio>
        ))}
      </RadioGroup>
      <TextArea
        label={t('answerToReader')}
        hint={t('answerHint')}
        rows={5}
        maxLength={5000}
        value={answer}
        onChange={(text) => change({ ...value, answer: text })}
      />
      {decide.error && <ErrorPanel error={decide.error} />}
      <div>
        <Button
          type="submit"
          tone="main"
          isPending={decide.isPending}
          isDisabled={outcome === null || answer.trim() === ''}
        >
          {t('decide')}
        </Button>
      </div>
    </form>
  );
}

function Assignee({ complaint }: { complaint: Complaint }) {
  const t = useTranslations('complaints');
  const assign = useAssignComplaint(complaint.id);
  const { data: people = [] } = useQuery(peopleQuery);
  const choices = people
    .filter(({ status, roles }) => status === 'ACTIVE' && roles.some((role) => role === 'editor' || role === 'admin'))
    .map(({ id, displayName }) => ({ key: id, name: displayName }));
  if (choices.length === 0) return null;
  const give = (userId: string | null) => {
    if (userId !== null && userId !== complaint.assignedTo) assign.mutate(userId);
  };
  return (
    <>
      <ComboBox
        key={complaint.assignedTo}
        label={t('giveTo')}
        choices={choices}
        value={complaint.assignedTo}
        onChange={give}
      />
      {assign.error && <ErrorPanel error={assign.error} />}
    </>
  );
}

function Withdraw({ complaint }: { complaint: Complaint }) {
  const t = useTranslations('complaints');
  const withdraw = useWithdrawComplaint(complaint.id);
  const [isAsking, setAsking] = useState(false);
  return (
    <div>
      <Button tone="bare" onPress={() => setAsking(true)}>
        {t('withdraw')}
      </Button>
      {isAsking && (
        <ReasonDialog
          title={t('withdraw')}
          hint={t('withdrawHint')}
          label={t('reason')}
          confirm={t('withdrawNow')}
          onClose={() => setAsking(false)}
          onConfirm={(reason) => withdraw.mutateAsync(reason)}
        />
      )}
    </div>
  );
}
