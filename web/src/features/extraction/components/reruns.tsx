import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Badge, type Tone } from '../../../components/ui/badge';
import { Button } from '../../../components/ui/button';
import { Dialog } from '../../../components/ui/dialog';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { LinkButton } from '../../../components/ui/link-button';
import { MoreRows } from '../../../components/ui/more-rows';
import { Panel } from '../../../components/ui/panel';
import { Progress } from '../../../components/ui/progress';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { When } from '../../../components/ui/when';
import { type Rerun, rerunsQuery, useCancelRerun, useStartRerun } from '../api/extraction';
import { RerunDetail } from './rerun-detail';
import layout from '../../../components/ui/layout.module.css';
import styles from './extraction.module.css';

const TONES: Record<Rerun['status'], Tone> = { RUNNING: 'accent', DONE: 'good', CANCELLED: 'plain' };

/** Documents that are there, searched again with the settings in force; first as a preview. */
export function Reruns() {
  const t = useTranslations();
  const list = useInfiniteQuery(rerunsQuery);
  const start = useStartRerun();
  const [asking, setAsking] = useState(false);
  const reruns = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const begin = (dryRun: boolean) => start.mutate(dryRun, { onSuccess: () => setAsking(false) });
  return (
    <Panel
      title={t('extraction.reruns')}
      actions={
        <div className={layout.buttons}>
          <Button isPending={list.isFetching} onPress={() => void list.refetch()}>
            {t('extraction.refresh')}
          </Button>
          <Button isPending={start.isPending} onPress={() => begin(true)}>
            {t('extraction.preview')}
          </Button>
          <Button onPress={() => setAsking(true)}>{t('extraction.rerun')}</Button>
        </div>
      }
    >
      <p className={styles.soft}>{t('extraction.rerunsHint')}</p>
      {start.error && <ErrorPanel error={start.error} />}
      {list.isPending && <SkeletonRows rows={2} />}
      {list.isError && <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && reruns.length === 0 && <p>{t('extraction.noReruns')}</p>}
      <ul className={styles.reruns}>
        {reruns.map((rerun) => (
          <OneRerun key={rerun.id} rerun={rerun} />
        ))}
      </ul>
      <MoreRows list={list} />
      <Dialog title={t('extraction.rerunTitle')} isOpen={asking} onClose={() => setAsking(false)}>
        <p>{t('extraction.rerunWarning')}</p>
        <div className={layout.buttons}>
          <Button tone="main" isPending={start.isPending} onPress={() => begin(false)}>
            {t('extraction.rerun')}
          </Button>
          <Button onPress={() => setAsking(false)}>{t('app.cancel')}</Button>
        </div>
      </Dialog>
    </Panel>
  );
}

function OneRerun({ rerun }: { rerun: Rerun }) {
  const t = useTranslations('extraction');
  const cancel = useCancelRerun();
  const [open, setOpen] = useState(false);
  const { waiting, running, done, skipped, failed, cancelled } = rerun.documents;
  const ended = done + skipped + failed + cancelled;
  const all = ended + waiting + running;
  return (
    <li className={styles.rerun}>
      <div className={styles.rerunHead}>
        <LinkButton aria-expanded={open} onPress={() => setOpen(!open)}>
          {t(rerun.dryRun ? 'aPreview' : 'aRerun')}
        </LinkButton>
        <Badge tone={TONES[rerun.status]}>{t(`rerunState.${rerun.status}`)}</Badge>
        <span className={styles.soft}>
          <When at={rerun.createdAt} />
        </span>
        {rerun.status === 'RUNNING' && (
          <Button isPending={cancel.isPending} onPress={() => cancel.mutate(rerun.id)}>
            {t('cancelRerun')}
          </Button>
        )}
      </div>
      {cancel.error && <ErrorPanel error={cancel.error} />}
      {rerun.status === 'RUNNING' && (
        <Progress
          label={t('progress', { done: ended, all })}
          percent={all === 0 ? 0 : Math.round((ended / all) * 100)}
        />
      )}
      <p>{t('rerunResult', { ...rerun.changes, matched: rerun.matched, failed })}</p>
      {open && <RerunDetail id={rerun.id} />}
    </li>
  );
}
