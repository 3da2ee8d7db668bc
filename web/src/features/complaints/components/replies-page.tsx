import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { EmptyState } from '../../../components/ui/empty-state';
import { PageHead } from '../../../components/ui/page-head';
import { PagedList } from '../../../components/ui/paged-list';
import { Tabs } from '../../../components/ui/tabs';
import { repliesQuery, type Reply, REPLY_STATES } from '../api/replies';
import { ReplyCard } from './reply-card';
import layout from '../../../components/ui/layout.module.css';

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
  return (
    <div className={layout.stack}>
      <PagedList
        list={replies}
        empty={<EmptyState title={t('complaints.noReplies')} hint={t('complaints.noRepliesHint')} />}
      >
        {(items) => items.map((reply) => <ReplyCard key={reply.id} reply={reply} />)}
      </PagedList>
    </div>
  );
}
