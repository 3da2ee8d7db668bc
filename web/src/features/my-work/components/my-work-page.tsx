import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { EmptyState } from '../../../components/ui/empty-state';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { myWorkQuery, useTakeNext } from '../api/my-work';
import { AssignmentRow } from './assignment-row';
import styles from './my-work.module.css';

export function MyWorkPage() {
  const t = useTranslations('myWork');
  const { show } = useSearch({ from: '/desk/' });
  const next = useTakeNext();
  const reason = next.data?.reason;
  return (
    <>
      <div className={styles.head}>
        <h1>{t('title')}</h1>
        <nav className={styles.tabs} aria-label={t('title')}>
          <Link to="/" search={{}} activeOptions={{ exact: true, includeSearch: true }}>
            {t('open')}
          </Link>
          <Link to="/" search={{ show: 'done' }} activeOptions={{ includeSearch: true }}>
            {t('done')}
          </Link>
        </nav>
        <Button tone="main" isPending={next.isPending} onPress={() => next.mutate()}>
          {t('takeNext')}
        </Button>
      </div>
      {next.error && <ErrorPanel error={next.error} />}
      {reason && <p role="status">{t(`why.${reason}`)}</p>}
      <Assignments state={show ?? 'open'} />
    </>
  );
}

function Assignments({ state }: { state: 'open' | 'done' }) {
  const t = useTranslations();
  const list = useInfiniteQuery(myWorkQuery(state));
  if (list.isPending) return <SkeletonRows />;
  if (list.isError) return <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />;
  const items = list.data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    return state === 'open' ? (
      <EmptyState title={t('myWork.emptyOpen')} hint={t('myWork.emptyOpenHint')} />
    ) : (
      <EmptyState title={t('myWork.emptyDone')} />
    );
  }
  return (
    <>
      <ul className={styles.list}>
        {items.map((item) => (
          <AssignmentRow key={item.id} assignment={item} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button isPending={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
          {t('app.more')}
        </Button>
      )}
    </>
  );
}
