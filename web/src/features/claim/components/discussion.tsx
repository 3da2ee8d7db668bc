import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { EmptyState } from '../../../components/ui/empty-state';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Panel } from '../../../components/ui/panel';
import { SkeletonRows } from '../../../components/ui/skeleton';
import type { Me } from '../../../lib/me';
import { threadsQuery, useOpenThread } from '../api/threads';
import { CommentForm } from './comment-form';
import { ThreadPanel } from './thread-panel';
import styles from './claim.module.css';

/** What the desk says about the claim; raters of it never see it. */
export function Discussion({ claimId, me }: { claimId: string; me: Me }) {
  const t = useTranslations();
  const threads = useInfiniteQuery(threadsQuery(claimId));
  const open = useOpenThread(claimId);
  const canWrite = me.permissions.includes('comment.write');
  const items = threads.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className={styles.stack}>
      {canWrite && (
        <Panel title={t('claim.newThread')}>
          <CommentForm
            draftKey={`thread.${me.id}.${claimId}`}
            label={t('claim.yourComment')}
            send={t('claim.startThread')}
            onSend={(body) => open.mutateAsync(body)}
          />
        </Panel>
      )}
      {threads.isPending && <SkeletonRows rows={2} />}
      {threads.isError && <ErrorPanel error={threads.error} onRetry={() => void threads.refetch()} />}
      {threads.isSuccess && items.length === 0 && (
        <EmptyState title={t('claim.noThreads')} hint={t('claim.noThreadsHint')} />
      )}
      {items.map((thread) => (
        <ThreadPanel key={thread.id} thread={thread} me={me} />
      ))}
      {threads.hasNextPage && <Button onPress={() => void threads.fetchNextPage()}>{t('app.more')}</Button>}
    </div>
  );
}
