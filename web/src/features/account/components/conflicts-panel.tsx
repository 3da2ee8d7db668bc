import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Panel } from '../../../components/ui/panel';
import { Select } from '../../../components/ui/select';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { TextArea } from '../../../components/ui/text-area';
import { TextField } from '../../../components/ui/text-field';
import { toast } from '../../../components/ui/toast';
import { DateText } from '../../../components/ui/when';
import { ownConflictsQuery, useDeclareConflict } from '../api/conflicts';
import styles from './account.module.css';

/** One claim or one source is named where it is shown, not by its id here. */
const KINDS = ['CLAIMANT', 'TOPIC'] as const;

export function ConflictsPanel() {
  const t = useTranslations('account.conflicts');
  return (
    <Panel title={t('title')}>
      <p className={styles.hint}>{t('hint')}</p>
      <Conflicts />
      <ConflictForm />
    </Panel>
  );
}

function Conflicts() {
  const t = useTranslations('account.conflicts');
  const { data: conflicts, error, refetch } = useQuery(ownConflictsQuery);
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!conflicts) return <SkeletonRows rows={1} />;
  if (conflicts.length === 0) return <p>{t('none')}</p>;
  return (
    <ul className={styles.list} aria-label={t('title')}>
      {conflicts.map(({ id, kind, subject, reason, createdAt }) => (
        <li key={id}>
          <div>
            <p>
              {t(`kinds.${kind}`)}: <bdi>{subject}</bdi>
            </p>
            <p className={styles.hint} dir="auto">
              {reason}
            </p>
          </div>
          <DateText at={createdAt} />
        </li>
      ))}
    </ul>
  );
}

function ConflictForm() {
  const t = useTranslations('account.conflicts');
  const declare = useDeclareConflict();
  const [kind, setKind] = useState<(typeof KINDS)[number]>('CLAIMANT');
  const [subject, setSubject] = useState('');
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const done = () => {
      setSubject('');
      setReason('');
      toast(t('added'));
    };
    declare.mutate({ kind, subject, reason }, { onSuccess: done });
  };
  return (
    <Form className={styles.form} onSubmit={submit}>
      {declare.error && <ErrorPanel error={declare.error} />}
      <div className={styles.fields}>
        <Select
          label={t('kind')}
          choices={KINDS.map((each) => [each, t(`kinds.${each}`)] as const)}
          value={kind}
          onChange={setKind}
        />
        <TextField label={t(`subject${kind}`)} isRequired value={subject} onChange={setSubject} />
        <TextArea label={t('reason')} rows={2} isRequired value={reason} onChange={setReason} />
      </div>
      <Button type="submit" isPending={declare.isPending}>
        {t('add')}
      </Button>
    </Form>
  );
}
