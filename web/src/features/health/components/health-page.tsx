import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { PageHead } from '../../../components/ui/page-head';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { When } from '../../../components/ui/when';
import { useShortcuts } from '../../../lib/shortcuts';
import { healthQuery } from '../api/health';
import { Checks, DatabaseState, MailState, Outside, QueueStates } from './health-parts';
import styles from './health.module.css';

/** How the system does, on one page. */
export function HealthPage() {
  const t = useTranslations('health');
  const health = useQuery(healthQuery);
  const look = () => void health.refetch();
  useShortcuts([{ key: 'r', name: t('again'), run: look }]);
  return (
    <>
      <PageHead
        title={t('title')}
        hint={
          health.data && (
            <>
              {t('version', { version: health.data.version })} · <When at={health.data.checkedAt} />
            </>
          )
        }
      >
        <Button shortcut="r" isPending={health.isFetching} onPress={look}>
          {t('again')}
        </Button>
      </PageHead>
      {health.isPending && <SkeletonRows />}
      {health.isError && <ErrorPanel error={health.error} onRetry={look} />}
      {health.data && (
        <div className={styles.page}>
          <Checks health={health.data} />
          <QueueStates health={health.data} />
          <div className={styles.cards}>
            <DatabaseState health={health.data} />
            <MailState health={health.data} />
            <Outside health={health.data} />
          </div>
        </div>
      )}
    </>
  );
}
