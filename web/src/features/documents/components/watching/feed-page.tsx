import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Badge } from '../../../../components/ui/badge';
import { Button } from '../../../../components/ui/button';
import { Dialog } from '../../../../components/ui/dialog';
import { EmptyState } from '../../../../components/ui/empty-state';
import { ErrorPanel } from '../../../../components/ui/error-panel';
import { PageHead } from '../../../../components/ui/page-head';
import { PagedList } from '../../../../components/ui/paged-list';
import { SearchField } from '../../../../components/ui/search-field';
import { Select } from '../../../../components/ui/select';
import { SkeletonRows } from '../../../../components/ui/skeleton';
import { toast } from '../../../../components/ui/toast';
import { When } from '../../../../components/ui/when';
import { meQuery } from '../../../../lib/me';
import { ServerWords } from '../../../../lib/server-words';
import {
  entriesQuery,
  type Feed,
  type FeedEntry,
  feedQuery,
  useChangeFeed,
  useDecideEntry,
  useFeed,
} from '../../api/feeds';
import { DeskPlaces } from '../desk-places';
import { CheckFacts } from './check-facts';
import { ChangeFeedDrawer } from './feed-drawer';
import styles from '../documents.module.css';

const STATES = [
  'SUGGESTED',
  'QUEUED',
  'INGESTED',
  'DUPLICATE',
  'REFUSED',
  'DISMISSED',
  'HISTORY',
  'UNWANTED',
] as const satisfies readonly FeedEntry['state'][];
/** Those that can still be taken in. */
const TAKEABLE: ReadonlySet<FeedEntry['state']> = new Set(['SUGGESTED', 'HISTORY', 'UNWANTED', 'REFUSED', 'DISMISSED']);

/** A feed, and what it had: what waits for an editor comes first. */
export function FeedPage() {
  const t = useTranslations('watching.feeds');
  const { feedId } = useParams({ from: '/desk/feeds/$feedId' });
  const { data: me } = useQuery(meQuery);
  const feed = useQuery(feedQuery(feedId));
  const mayManage = me?.permissions.includes('watch.manage') ?? false;
  if (feed.isPending) return <SkeletonRows />;
  if (feed.isError) {
    return (
      <>
        <DeskPlaces />
        <PageHead title={t('missing')} />
        <ErrorPanel error={feed.error} onRetry={() => void feed.refetch()} />
      </>
    );
  }
  return (
    <>
      <DeskPlaces />
      <Head feed={feed.data} mayManage={mayManage} />
      <Entries feedId={feedId} mayManage={mayManage} />
    </>
  );
}

function Head({ feed, mayManage }: { feed: Feed; mayManage: boolean }) {
  const t = useTranslations();
  const navigate = useNavigate();
  const act = useFeed(feed.id);
  const change = useChangeFeed(feed.id);
  const [open, setOpen] = useState<'change' | 'remove' | null>(null);
  const remove = () => act.mutate('remove', { onSuccess: () => void navigate({ to: '/feeds' }) });
  const error = act.error ?? change.error;
  return (
    <>
      <PageHead title={<bdi className={styles.address}>{feed.url}</bdi>} hint={t(`watching.feeds.mode.${feed.mode}`)}>
        {mayManage && (
          <>
            <Button
              isDisabled={feed.paused}
              onPress={() => act.mutate('check', { onSuccess: () => toast(t('watching.checkAsked')) })}
            >
              {t('watching.checkNow')}
            </Button>
            <Button onPress={() => change.mutate({ paused: !feed.paused, version: feed.version })}>
              {feed.paused ? t('watching.resume') : t('watching.pause')}
            </Button>
            <Button onPress={() => setOpen('change')}>{t('watching.feeds.change')}</Button>
            <Button tone="danger" onPress={() => setOpen('remove')}>
              {t('app.remove')}
            </Button>
          </>
        )}
      </PageHead>
      {error && <ErrorPanel error={error} />}
      <CheckFacts check={feed} />
      {open === 'change' && <ChangeFeedDrawer feed={feed} onClose={() => setOpen(null)} />}
      <Dialog title={t('watching.feeds.removeTitle')} isOpen={open === 'remove'} onClose={() => setOpen(null)}>
        <p>{t('watching.feeds.removeMeans')}</p>
        <div className={styles.acts}>
          <Button tone="danger" onPress={remove}>
            {t('app.remove')}
          </Button>
          <Button onPress={() => setOpen(null)}>{t('app.cancel')}</Button>
        </div>
      </Dialog>
    </>
  );
}

function Entries({ feedId, mayManage }: { feedId: string; mayManage: boolean }) {
  const t = useTranslations();
  const [state, setState] = useState<FeedEntry['state'] | ''>('SUGGESTED');
  const [q, setQ] = useState('');
  const list = useInfiniteQuery(entriesQuery(feedId, state === '' ? undefined : state, q === '' ? undefined : q));
  return (
    <>
      <div className={styles.filters}>
        <Select
          label={t('watching.entries.show')}
          choices={[
            ['', t('watching.entries.all')] as const,
            ...STATES.map((each) => [each, t(`watching.entries.state.${each}`)] as const),
          ]}
          value={state}
          onChange={setState}
        />
        <SearchField label={t('watching.entries.search')} onSubmit={setQ} onClear={() => setQ('')} />
      </div>
      <PagedList
        list={list}
        empty={<EmptyState title={t('watching.entries.none')} hint={t('watching.entries.noneHint')} />}
      >
        {(items) => (
          <ul className={styles.list}>
            {items.map((entry) => (
              <li key={entry.id} className={styles.row}>
                <Entry feedId={feedId} entry={entry} mayManage={mayManage} />
              </li>
            ))}
          </ul>
        )}
      </PagedList>
    </>
  );
}

function Entry({ feedId, entry, mayManage }: { feedId: string; entry: FeedEntry; mayManage: boolean }) {
  const t = useTranslations('watching.entries');
  const decide = useDecideEntry(feedId);
  const { id, title, url, publishedAt, firstSeenAt, state, documentId, errorCode, message } = entry;
  return (
    <>
      <a href={url} target="_blank" rel="noreferrer" className={styles.title}>
        <bdi>{title ?? url}</bdi>
      </a>
      <p className={styles.facts}>
        <Badge>{t(`state.${state}`)}</Badge>
        <When at={publishedAt ?? firstSeenAt} />
        {documentId !== null && (
          <Link to="/documents/$documentId" params={{ documentId }}>
            {t('open')}
          </Link>
        )}
        {message !== null && (
          <span dir="auto">
            <ServerWords said={{ code: errorCode, message }} />
          </span>
        )}
      </p>
      {decide.error && <ErrorPanel error={decide.error} />}
      {mayManage && TAKEABLE.has(state) && (
        <div className={styles.acts} role="group" aria-label={title ?? url}>
          <Button
            tone={state === 'SUGGESTED' ? 'main' : 'plain'}
            isPending={decide.isPending}
            onPress={() => decide.mutate({ entryId: id, act: 'accept' })}
          >
            {t('accept')}
          </Button>
          {state === 'SUGGESTED' && (
            <Button isPending={decide.isPending} onPress={() => decide.mutate({ entryId: id, act: 'dismiss' })}>
              {t('dismiss')}
            </Button>
          )}
        </div>
      )}
    </>
  );
}
