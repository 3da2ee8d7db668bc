import { useInfiniteQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Badge } from '../../../components/ui/badge';
import { Button } from '../../../components/ui/button';
import { EmptyState } from '../../../components/ui/empty-state';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Panel } from '../../../components/ui/panel';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { TextArea } from '../../../components/ui/text-area';
import { When } from '../../../components/ui/when';
import type { Schemas } from '../../../lib/api-client';
import { commentsQuery, threadsQuery, useOpenThread, useReply, useResolve } from '../api/threads';
import styles from './documents.module.css';

/** What the desk says about a document. */
export function DocumentThreads({ documentId, mayWrite }: { documentId: string; mayWrite: boolean }) {
  const t = useTranslations();
  const list = useInfiniteQuery(threadsQuery(documentId));
  const open = useOpenThread(documentId);
  if (list.isPending) return <SkeletonRows />;
  if (list.isError) return <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />;
  const threads = list.data.pages.flatMap((page) => page.items);
  return (
    <>
      {mayWrite && (
        <Panel title={t('documents.threads.new')}>
          <Write label={t('documents.threads.say')} submit={t('documents.threads.send')} act={open} />
        </Panel>
      )}
      {threads.length === 0 && (
        <EmptyState title={t('documents.threads.none')} hint={t('documents.threads.noneHint')} />
      )}
      {threads.map((thread) => (
        <Thread key={thread.id} thread={thread} mayWrite={mayWrite} />
      ))}
      {list.hasNextPage && (
        <Button isPending={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
          {t('app.more')}
        </Button>
      )}
    </>
  );
}

function Thread({ thread, mayWrite }: { thread: Schemas['CommentThread']; mayWrite: boolean }) {
  const t = useTranslations('documents.threads');
  const list = useInfiniteQuery(commentsQuery(thread.id));
  const reply = useReply(thread.id);
  const resolve = useResolve(thread.id);
  const resolved = thread.resolvedAt !== null;
  const comments = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Panel
      title={t('thread', { count: thread.comments })}
      actions={
        <>
          {resolved && <Badge tone="good">{t('resolved')}</Badge>}
          {mayWrite && (
            <Button isPending={resolve.isPending} onPress={() => resolve.mutate(!resolved)}>
              {resolved ? t('reopen') : t('resolve')}
            </Button>
          )}
        </>
      }
    >
      {list.isPending && <SkeletonRows rows={2} />}
      {resolve.error && <ErrorPanel error={resolve.error} />}
      <ul className={styles.comments}>
        {comments.map(({ id, authorName, createdAt, editedAt, body }) => (
          <li key={id}>
            <p className={styles.facts}>
              <bdi>{authorName}</bdi> <When at={createdAt} />
              {editedAt !== null && <span>{t('edited')}</span>}
            </p>
            <p dir="auto" className={styles.said}>
              {body ?? t('deleted')}
            </p>
          </li>
        ))}
      </ul>
      {mayWrite && !resolved && <Write label={t('reply')} submit={t('send')} act={reply} />}
    </Panel>
  );
}

interface WriteProps {
  label: string;
  submit: string;
  act: ReturnType<typeof useReply>;
}

function Write({ label, submit, act }: WriteProps) {
  const [body, setBody] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    act.mutate(body, { onSuccess: () => setBody('') });
  };
  return (
    <form className={styles.form} onSubmit={send}>
      {act.error && <ErrorPanel error={act.error} />}
      <TextArea label={label} value={body} onChange={setBody} rows={2} maxLength={10_000} />
      <Button type="submit" isPending={act.isPending} isDisabled={body.trim() === ''}>
        {submit}
      </Button>
    </form>
  );
}
