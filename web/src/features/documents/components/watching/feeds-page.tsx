import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Badge } from '../../../../components/ui/badge';
import { Button } from '../../../../components/ui/button';
import { EmptyState } from '../../../../components/ui/empty-state';
import { PageHead } from '../../../../components/ui/page-head';
import { PagedList } from '../../../../components/ui/paged-list';
import { meQuery } from '../../../../lib/me';
import { feedsQuery } from '../../api/feeds';
import { DeskPlaces } from '../desk-places';
import { AddFeedDrawer } from './feed-drawer';
import { CheckFacts } from './check-facts';
import styles from '../documents.module.css';

/** Feeds that are looked at for new documents. */
export function FeedsPage() {
  const t = useTranslations();
  const { data: me } = useQuery(meQuery);
  const mayManage = me?.permissions.includes('watch.manage') ?? false;
  const [isOpen, setOpen] = useState(false);
  const list = useInfiniteQuery(feedsQuery);
  return (
    <>
      <DeskPlaces />
      <PageHead title={t('watching.feeds.title')} hint={t('watching.feeds.hint')}>
        {mayManage && (
          <Button tone="main" onPress={() => setOpen(true)}>
            {t('watching.feeds.add')}
          </Button>
        )}
      </PageHead>
      <PagedList
        list={list}
        empty={<EmptyState title={t('watching.feeds.none')} hint={t('watching.feeds.noneHint')} />}
      >
        {(feeds) => (
          <ul className={styles.list}>
            {feeds.map((feed) => (
              <li key={feed.id} className={styles.row}>
                <Link to="/feeds/$feedId" params={{ feedId: feed.id }} className={styles.title}>
                  <bdi className={styles.address}>{feed.url}</bdi>
                </Link>
                <p className={styles.facts}>
                  {feed.source && <bdi>{feed.source.name}</bdi>}
                  <span>{t(`watching.feeds.mode.${feed.mode}`)}</span>
                  {feed.suggested > 0 && (
                    <Badge tone="accent">{t('watching.feeds.suggested', { count: feed.suggested })}</Badge>
                  )}
                </p>
                <CheckFacts check={feed} />
              </li>
            ))}
          </ul>
        )}
      </PagedList>
      {isOpen && <AddFeedDrawer onClose={() => setOpen(false)} />}
    </>
  );
}
