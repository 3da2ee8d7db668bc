import { type FormEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import { useFormatter, useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Panel } from '../../../components/ui/panel';
import { TextField } from '../../../components/ui/text-field';
import { toast } from '../../../components/ui/toast';
import type { Me } from '../../../lib/me';
import { usePause } from '../api/account';
import styles from './account.module.css';

/** What a field for date and time holds is in the person's zone. */
const toTime = (local: string): string => new Date(local).toISOString();

export function PausePanel({ me }: { me: Me }) {
  const t = useTranslations('account.pause');
  const pause = usePause();
  const isPaused = me.pausedUntil !== null && new Date(me.pausedUntil) > new Date();
  return (
    <Panel title={t('title')}>
      <p className={styles.hint}>{t('hint')}</p>
      {pause.error && <ErrorPanel error={pause.error} />}
      {isPaused ? <Paused me={me} pause={pause} /> : <PauseForm pause={pause} />}
    </Panel>
  );
}

function Paused({ me, pause }: { me: Me; pause: ReturnType<typeof usePause> }) {
  const t = useTranslations('account.pause');
  const format = useFormatter();
  const written = (at: string | null) =>
    at === null ? '' : format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short' });
  const isPlanned = me.pausedFrom !== null && new Date(me.pausedFrom) > new Date();
  const times = { from: written(me.pausedFrom), until: written(me.pausedUntil) };
  const end = () => pause.mutate({ pausedFrom: null, pausedUntil: null }, { onSuccess: () => toast(t('ended')) });
  return (
    <div className={styles.form}>
      <p>
        <strong>{t(isPlanned ? 'planned' : 'active', times)}</strong>
      </p>
      <Button tone="main" isPending={pause.isPending} onPress={end}>
        {t('end')}
      </Button>
    </div>
  );
}

function PauseForm({ pause }: { pause: ReturnType<typeof usePause> }) {
  const t = useTranslations('account.pause');
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const start = (event: FormEvent) => {
    event.preventDefault();
    const body = { pausedFrom: from === '' ? null : toTime(from), pausedUntil: toTime(until) };
    pause.mutate(body, { onSuccess: () => toast(t('started')) });
  };
  return (
    <Form className={styles.form} onSubmit={start}>
      <div className={styles.pair}>
        <TextField label={t('from')} hint={t('fromHint')} type="datetime-local" value={from} onChange={setFrom} />
        <TextField label={t('until')} type="datetime-local" isRequired value={until} onChange={setUntil} />
      </div>
      <Button type="submit" isPending={pause.isPending}>
        {t('start')}
      </Button>
    </Form>
  );
}
