import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { EmptyState } from '../../../components/ui/empty-state';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { PageHead } from '../../../components/ui/page-head';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { Tabs } from '../../../components/ui/tabs';
import { repliesQuery, type Reply, REPLY_STATES } from '../api/replies';
import { ReplyCard } from './reply-card';
import styles from './complaints.module.css';

/** What people answer to reports about them. */
export function RepliesPage() {
  const t = useTranslations('complaints');
  const { show = 'RECEIVED' } = useSearch({ from: '/desk/replies' });
  const navigate = useNavigate();
  return (
    <>
      <PageHead
        title={t('replies')}
        hint={
          <>
            <Link to="/complaints">{t('title')}</Link> · {t('repliesHint')}
          </>
        }
      />
      <Tabs<Reply['state']>
        label={t('replies')}
        selected={show}
        onSelect={(next) => void navigate({ to: '/replies', search: { show: next }, replace: true })}
        tabs={REPLY_STATES.map((key) => ({ key, name: t(`replyState.${key}`), content: <List state={key} /> }))}
      />
    </>
  );
}

function List({ state }: { state: Reply['state'] }) {
  const t = useTranslations();
  const replies = useInfiniteQuery(repliesQuery(state));
  if (replies.isPending) return <SkeletonRows />;
  if (replies.isError) return <ErrorPanel error={replies.error} onRetry={() => void replies.refetch()} />;
  const items = replies.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <EmptyState title={t('complaints.noReplies')} hint={t('complaints.noRepliesHint')} />;
  return (
    <div className={styles.stack}>
      {items.map((reply) => (
        <ReplyCard key={reply.id} reply={reply} />
      ))}
      {replies.hasNextPage && <Button onPress={() => void replies.fetchNextPage()}>{t('app.more')}</Button>}
    </div>
  );
}
