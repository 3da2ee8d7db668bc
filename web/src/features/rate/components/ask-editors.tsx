import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Badge } from '../../../components/ui/badge';
import { Button } from '../../../components/ui/button';
import { Drawer } from '../../../components/ui/drawer';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { TextArea } from '../../../components/ui/text-area';
import { When } from '../../../components/ui/when';
import { questionKey } from '../../../lib/kept-drafts';
import { meQuery } from '../../../lib/me';
import { assignmentThreadsQuery, useAskEditors } from '../api/threads';
import styles from './rate.module.css';

interface Props {
  assignmentId: string;
  isOpen: boolean;
  onClose: () => void;
}

/** What the rater and the editors say about this assignment; no other rater sees it. */
export function AskEditors({ assignmentId, isOpen, onClose }: Props) {
  const t = useTranslations('rate.ask');
  const threads = useQuery({ ...assignmentThreadsQuery(assignmentId), enabled: isOpen });
  const ask = useAskEditors(assignmentId);
  const [body, setBody] = useUnsent(assignmentId);
  const newest = threads.data?.at(-1);
  const open = newest && newest.resolvedAt === null ? newest.id : null;
  // The button stays enabled when the field is empty again: the focus is on it.
  const send = () => {
    if (body.trim() !== '') ask.mutate({ body, threadId: open }, { onSuccess: () => setBody('') });
  };
  return (
    <Drawer title={t('title')} isOpen={isOpen} onClose={onClose}>
      <p className={styles.soft}>{t('hint')}</p>
      {threads.isPending && <SkeletonRows rows={2} />}
      {threads.error && <ErrorPanel error={threads.error} onRetry={() => void threads.refetch()} />}
      {threads.data?.map(({ id, resolvedAt, comments }) => (
        <section key={id} className={styles.thread} aria-label={t('thread')}>
          {resolvedAt !== null && <Badge tone="good">{t('settled')}</Badge>}
          {comments.map((comment) => (
            <article key={comment.id} className={styles.comment}>
              <p className={styles.facts}>
                <bdi>{comment.byRater ? t('you') : comment.authorName}</bdi>
                <When at={comment.createdAt} />
              </p>
              <p dir="auto">{comment.body ?? t('deleted')}</p>
            </article>
          ))}
        </section>
      ))}
      {ask.error && <ErrorPanel error={ask.error} />}
      <TextArea
        label={open === null ? t('label') : t('reply')}
        maxLength={10_000}
        rows={3}
        value={body}
        onChange={setBody}
      />
      <Button tone="main" isPending={ask.isPending} onPress={send}>
        {t('send')}
      </Button>
    </Drawer>
  );
}

/** A question that is not sent yet outlives the drawer and a reload of this window. */
function useUnsent(assignmentId: string) {
  const { data: me } = useQuery(meQuery);
  const key = questionKey(me?.id ?? '', assignmentId);
  const [body, setBody] = useState(() => sessionStorage.getItem(key) ?? '');
  useEffect(() => {
    if (body === '') sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, body);
  }, [key, body]);
  return [body, setBody] as const;
}
