import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { EmptyState } from '../../../components/ui/empty-state';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { MoreRows } from '../../../components/ui/more-rows';
import { PageHead } from '../../../components/ui/page-head';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { queueQuery } from '../api/adjudication';
import { QueuedRow } from './queued-row';
import { useQueueKeys } from './use-queue-keys';
import rows from '../../../components/claims/claim-rows.module.css';

/** What waits for an adjudicator and may be settled by this one. */
export function QueuePage() {
  const t = useTranslations('adjudicate');
  return (
    <>
      <PageHead title={t('title')} hint={t('queueHint')} />
      <Queue />
    </>
  );
}

function Queue() {
  const t = useTranslations();
  const list = useInfiniteQuery(queueQuery);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const { current, setCurrent } = useQueueKeys(items.map(({ roundId }) => roundId));
  if (list.isPending) return <SkeletonRows />;
  if (list.isError) return <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />;
  if (items.length === 0) return <EmptyState title={t('adjudicate.empty')} hint={t('adjudicate.emptyHint')} />;
  return (
    <>
      <ol className={rows.list}>
        {items.map((item, index) => (
          <QueuedRow key={item.roundId} item={item} isCurrent={index === current} onFocus={() => setCurrent(index)} />
        ))}
      </ol>
      <MoreRows list={list} />
    </>
  );
}
