import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { ErrorPanel } from '../ui/error-panel';
import { Panel } from '../ui/panel';
import { SkeletonRows } from '../ui/skeleton';
import { When } from '../ui/when';
import type { Me } from '../../lib/me';
import { commentsQuery, type Thread, useAnswer, useSettleThread } from '../../lib/threads';
import { CommentForm } from './comment-form';
import { CommentView } from './comment-view';
import layout from '../ui/layout.module.css';

/** One thread: what was said, and whether it is settled. */
export function ThreadPanel({ thread, me }: { thread: Thread; me: Me }) {
  const t = useTranslations('threads');
  const comments = useInfiniteQuery(commentsQuery(thread.id));
  const answer = useAnswer(thread.id);
  const settle = useSettleThread(thread.id);
  const canWrite = me.permissions.includes('comment.write');
  const isSettled = thread.resolvedAt !== null;
  return (
    <Panel
      title={t('thread', { count: thread.comments })}
      actions={
        <span className={layout.buttons}>
          <span className={layout.small}>
            <When at={thread.lastCommentAt} />
          </span>
          {isSettled && <Badge tone="good">{t('settled')}</Badge>}
          {canWrite && (
            <Button isPending={settle.isPending} onPress={() => settle.mutate(!isSettled)}>
              {isSettled ? t('reopenThread') : t('settleThread')}
            </Button>
          )}
        </span>
      }
    >
      {settle.error && <ErrorPanel error={settle.error} />}
      {comments.isPending && <SkeletonRows rows={1} />}
      {comments.isError && <ErrorPanel error={comments.error} onRetry={() => void comments.refetch()} />}
      <ol className={layout.entries}>
        {comments.data?.pages
          .flatMap((page) => page.items)
          .map((comment) => (
            <CommentView key={comment.id} comment={comment} me={me} />
          ))}
      </ol>
      {comments.hasNextPage && <Button onPress={() => void comments.fetchNextPage()}>{t('moreComments')}</Button>}
      {canWrite && !isSettled && (
        <CommentForm
          draftKey={`answer.${me.id}.${thread.id}`}
          label={t('yourAnswer')}
          send={t('answerNow')}
          onSend={(body) => answer.mutateAsync(body)}
        />
      )}
    </Panel>
  );
}
