import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Badge } from '../../../components/ui/badge';
import { Button } from '../../../components/ui/button';
import { Dialog } from '../../../components/ui/dialog';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Panel } from '../../../components/ui/panel';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { DateText, When } from '../../../components/ui/when';
import { sessionsQuery, useEndSessions } from '../api/account';
import styles from './account.module.css';

export function SessionsPanel() {
  const t = useTranslations('account.sessions');
  return (
    <Panel title={t('title')}>
      <p className={styles.hint}>{t('hint')}</p>
      <Sessions />
      <EndAll />
    </Panel>
  );
}

function Sessions() {
  const t = useTranslations('account.sessions');
  const { data: sessions, error, refetch } = useQuery(sessionsQuery);
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!sessions) return <SkeletonRows rows={2} />;
  return (
    <ul className={styles.list} aria-label={t('list')}>
      {sessions.map(({ startedAt, expiresAt, current }) => (
        <li key={startedAt}>
          <span>
            {t('started')} <DateText at={startedAt} withTime /> · {t('until')} <When at={expiresAt} />
          </span>
          {current ? <Badge tone="good">{t('thisOne')}</Badge> : <Badge>{t('other')}</Badge>}
        </li>
      ))}
    </ul>
  );
}

function EndAll() {
  const t = useTranslations();
  const router = useRouter();
  const endAll = useEndSessions();
  const [asking, setAsking] = useState(false);
  const end = () => endAll.mutate(undefined, { onSuccess: () => void router.navigate({ to: '/sign-in' }) });
  return (
    <div>
      <Button tone="danger" onPress={() => setAsking(true)}>
        {t('account.sessions.endAll')}
      </Button>
      <Dialog title={t('account.sessions.endAll')} isOpen={asking} onClose={() => setAsking(false)}>
        <p>{t('account.sessions.sure')}</p>
        {endAll.error && <ErrorPanel error={endAll.error} />}
        <div className={styles.pair}>
          <Button tone="danger" isPending={endAll.isPending} onPress={end}>
            {t('account.sessions.endAll')}
          </Button>
          <Button onPress={() => setAsking(false)}>{t('app.cancel')}</Button>
        </div>
      </Dialog>
    </div>
  );
}
