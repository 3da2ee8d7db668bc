import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../../components/ui/button';
import { ErrorPanel } from '../../../../components/ui/error-panel';
import { Panel } from '../../../../components/ui/panel';
import { SkeletonRows } from '../../../../components/ui/skeleton';
import { toast } from '../../../../components/ui/toast';
import type { DocumentDetail } from '../../api/documents';
import { useWatch, type Watch, type WatchAct, watchQuery } from '../../api/watches';
import { CheckFacts } from './check-facts';
import { IntervalChoice } from './interval-choice';
import styles from '../documents.module.css';

const DEFAULT_MINUTES = 360;

interface Props {
  document: DocumentDetail;
  mayManage: boolean;
}

/** Whether the page of a document is watched, how often, and how that goes. */
export function WatchPanel({ document, mayManage }: Props) {
  const t = useTranslations('watching');
  const watch = useQuery(watchQuery(document.id));
  return (
    <Panel title={t('watch')}>
      {watch.isPending && <SkeletonRows rows={2} />}
      {watch.isError && <ErrorPanel error={watch.error} onRetry={() => void watch.refetch()} />}
      {watch.data && (
        <>
          <CheckFacts check={watch.data} />
          {watch.data.followsSource && <p className={styles.hint}>{t('followsSource')}</p>}
        </>
      )}
      {watch.data === null && <p className={styles.hint}>{document.url === null ? t('noAddress') : t('notWatched')}</p>}
      {mayManage && document.url !== null && watch.data !== undefined && (
        <Manage documentId={document.id} watch={watch.data} />
      )}
    </Panel>
  );
}

function Manage({ documentId, watch }: { documentId: string; watch: Watch | null }) {
  const t = useTranslations('watching');
  const act = useWatch(documentId);
  const [chosen, setChosen] = useState<number | null>(null);
  const minutes = chosen ?? watch?.intervalMinutes ?? DEFAULT_MINUTES;
  const run = (what: WatchAct, said: 'checkAsked' | 'saved') => act.mutate(what, { onSuccess: () => toast(t(said)) });
  const set = (intervalMinutes: number) =>
    run({ act: 'set', intervalMinutes, paused: watch?.paused ?? false, version: watch?.version ?? null }, 'saved');
  return (
    <>
      {act.error && <ErrorPanel error={act.error} />}
      <div className={styles.acts}>
        <IntervalChoice
          minutes={minutes}
          onChange={(each) => {
            setChosen(each);
            if (watch) set(each);
          }}
        />
        {watch ? (
          <>
            <Button isDisabled={watch.paused} onPress={() => run({ act: 'check' }, 'checkAsked')}>
              {t('checkNow')}
            </Button>
            <Button onPress={() => run({ act: watch.paused ? 'resume' : 'pause' }, 'saved')}>
              {watch.paused ? t('resume') : t('pause')}
            </Button>
            <Button tone="bare" onPress={() => run({ act: 'remove' }, 'saved')}>
              {t('stopWatching')}
            </Button>
          </>
        ) : (
          <Button tone="main" onPress={() => set(minutes)}>
            {t('startWatching')}
          </Button>
        )}
      </div>
    </>
  );
}
