import { useQuery } from '@tanstack/react-query';
import { useNow, useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { DateText } from '../../../components/ui/when';
import { meQuery } from '../../../lib/me';
import { isPaused, useEndPause } from '../api/pause';
import styles from './my-work.module.css';

/** Says that one is on a pause, which is why nothing new comes, and ends it. */
export function PauseNotice() {
  const t = useTranslations('myWork.pause');
  const { data: me } = useQuery(meQuery);
  const now = useNow({ updateInterval: 60_000 });
  const end = useEndPause();
  const until = me?.pausedUntil;
  if (!me || until == null || !isPaused(me, now)) return null;
  return (
    <div role="status" className={styles.pause}>
      <p>{t.rich('notice', { when: () => <DateText at={until} withTime /> })}</p>
      <Button isPending={end.isPending} onPress={() => end.mutate()}>
        {t('end')}
      </Button>
      {end.error && <ErrorPanel error={end.error} />}
    </div>
  );
}
