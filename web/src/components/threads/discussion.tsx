import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { ErrorPanel } from '../ui/error-panel';
import { Panel } from '../ui/panel';
import { SkeletonRows } from '../ui/skeleton';
import type { Me } from '../../lib/me';
import { threadsQuery, type Topic, useOpenThread } from '../../lib/threads';
import { CommentForm } from './comment-form';
import { ThreadPanel } from './thread-panel';
import layout from '../ui/layout.module.css';

interface Props {
  topic: Topic;
  id: string;
  me: Me;
}

/** What the desk says about a claim or a document; raters never see it. */
export function Discussion({ topic, id, me }: Props) {
  const t = useTranslations();
  const threads = useInfiniteQuery(threadsQuery(topic, id));
  const open = useOpenThread(topic, id);
  const canWrite = me.permissions.includes('comment.write');
  const items = threads.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className={layout.stack}>
      {canWrite && (
        <Panel title={t('threads.newThread')}>
          <CommentForm
            draftKey={`thread.${me.id}.${id}`}
            label={t('threads.yourComment')}
            send={t('threads.startThread')}
            onSend={(body) => open.mutateAsync(body)}
          />
        </Panel>
      )}
      {threads.isPending && <SkeletonRows rows={2} />}
      {threads.isError && <ErrorPanel error={threads.error} onRetry={() => void threads.refetch()} />}
      {threads.isSuccess && items.length === 0 && (
        <EmptyState title={t(`threads.none.${topic}`)} hint={t(`threads.noneHint.${topic}`)} />
      )}
      {items.map((thread) => (
        <ThreadPanel key={thread.id} thread={thread} me={me} />
      ))}
      {threads.hasNextPage && <Button onPress={() => void threads.fetchNextPage()}>{t('app.more')}</Button>}
    </div>
  );
}
