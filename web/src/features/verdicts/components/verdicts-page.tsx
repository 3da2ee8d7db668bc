import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { EmptyState } from '../../../components/ui/empty-state';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { PageHead } from '../../../components/ui/page-head';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { Tabs } from '../../../components/ui/tabs';
import { DeskLink } from '../../../components/claims/desk-link';
import { requestsQuery } from '../api/corrections';
import { verdictsQuery, type Waiting, WAITING } from '../api/verdicts';
import { VerdictRow } from './verdict-row';
import styles from './verdicts.module.css';

/** What waits: to be approved, published, looked at again. */
export function VerdictsPage() {
  const t = useTranslations('verdicts');
  const { show = 'approve' } = useSearch({ from: '/desk/verdicts' });
  const navigate = useNavigate();
  const requests = useInfiniteQuery(requestsQuery);
  const waiting = requests.data?.pages[0]?.items.length ?? 0;
  return (
    <>
      <PageHead title={t('title')} hint={t('hint')}>
        <DeskLink to="/corrections" tone={waiting > 0 ? 'main' : 'plain'}>
          {waiting > 0 ? t('requestsWaiting', { count: waiting }) : t('corrections')}
        </DeskLink>
      </PageHead>
      <Tabs<Waiting>
        label={t('title')}
        selected={show}
        onSelect={(next) => void navigate({ to: '/verdicts', search: { show: next }, replace: true })}
        tabs={WAITING.map((key) => ({ key, name: t(`tab.${key}`), content: <VerdictList waiting={key} /> }))}
      />
    </>
  );
}

function VerdictList({ waiting }: { waiting: Waiting }) {
  const t = useTranslations();
  const list = useInfiniteQuery(verdictsQuery(waiting));
  if (list.isPending) return <SkeletonRows />;
  if (list.isError) return <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />;
  const items = list.data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    return <EmptyState title={t(`verdicts.empty.${waiting}`)} hint={t(`verdicts.emptyHint.${waiting}`)} />;
  }
  return (
    <>
      <ul className={styles.list}>
        {items.map((verdict) => (
          <VerdictRow key={verdict.id} verdict={verdict} />
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
