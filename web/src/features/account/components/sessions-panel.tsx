import { useMutation, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Badge } from '../../../components/ui/badge';
import { Button } from '../../../components/ui/button';
import { Checkbox } from '../../../components/ui/checkbox';
import { Dialog } from '../../../components/ui/dialog';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Panel } from '../../../components/ui/panel';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { toast } from '../../../components/ui/toast';
import { DateText, When } from '../../../components/ui/when';
import { unsentCount } from '../../../lib/kept-drafts';
import { canSeal, leave } from '../../../lib/leaving';
import { type Session, sessionsQuery, useEndSession, useEndSessions } from '../api/account';
import styles from './account.module.css';

export function SessionsPanel({ personId }: { personId: string }) {
  const t = useTranslations('account.sessions');
  return (
    <Panel title={t('title')}>
      <p className={styles.hint}>{t('hint')}</p>
      <Sessions />
      <EndAll personId={personId} />
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
      {sessions.map((session) => (
        <SessionRow key={session.id} session={session} />
      ))}
    </ul>
  );
}

/** Since when, on what and from where somebody is signed in; any but this one can be ended. */
function SessionRow({ session: { id, startedAt, expiresAt, current, device, address } }: { session: Session }) {
  const t = useTranslations('account.sessions');
  const end = useEndSession();
  const { browser, system } = device;
  const name = browser && system ? t('on', { browser, system }) : (browser ?? system ?? t('unknown'));
  return (
    <li>
      <div>
        <p>
          {name} {address !== null && <span className={styles.hint}>{t('from', { address })}</span>}
        </p>
        <p className={styles.hint}>
          {t('started')} <DateText at={startedAt} withTime /> · {t('until')} <When at={expiresAt} />
        </p>
      </div>
      {current ? (
        <Badge tone="good">{t('thisOne')}</Badge>
      ) : (
        <Button
          aria-label={t('endLabel', { name })}
          isPending={end.isPending}
          onPress={() => end.mutate(id, { onSuccess: () => toast(t('ended')) })}
        >
          {t('end')}
        </Button>
      )}
      {end.error && <ErrorPanel error={end.error} />}
    </li>
  );
}

function EndAll({ personId }: { personId: string }) {
  const t = useTranslations();
  const router = useRouter();
  const endAll = useEndSessions();
  const [asking, setAsking] = useState(false);
  const [forgets, setForgets] = useState(false);
  const unsent = asking ? unsentCount(personId) : 0;
  const leaving = useMutation({
    // Without a connection it fails and says so, and does not wait for one.
    networkMode: 'always',
    mutationFn: () =>
      leave(personId, unsent > 0 && canSeal() && !forgets, endAll.mutateAsync, () =>
        router.navigate({ to: '/sign-in' }),
      ),
  });
  return (
    <div>
      <Button tone="danger" onPress={() => setAsking(true)}>
        {t('account.sessions.endAll')}
      </Button>
      <Dialog title={t('account.sessions.endAll')} isOpen={asking} onClose={() => setAsking(false)}>
        <p>{t('account.sessions.sure')}</p>
        {unsent > 0 && !canSeal() && <p>{t('signIn.unsent.cannotKeep', { count: unsent })}</p>}
        {unsent > 0 && canSeal() && (
          <Checkbox isSelected={forgets} onChange={setForgets}>
            {t('account.sessions.alsoDelete', { count: unsent })}
          </Checkbox>
        )}
        {leaving.error && <ErrorPanel error={leaving.error} />}
        <div className={styles.pair}>
          <Button tone="danger" isPending={leaving.isPending} onPress={() => leaving.mutate()}>
            {t('account.sessions.endAll')}
          </Button>
          <Button onPress={() => setAsking(false)}>{t('app.cancel')}</Button>
        </div>
      </Dialog>
    </div>
  );
}
