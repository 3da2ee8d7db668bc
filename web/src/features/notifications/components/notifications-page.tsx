import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { EmptyState } from '../../../components/ui/empty-state';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { MoreRows } from '../../../components/ui/more-rows';
import { PageHead } from '../../../components/ui/page-head';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { Switch } from '../../../components/ui/switch';
import { notificationsQuery, useMarkAllRead } from '../api/notifications';
import { NotificationRow } from './notification-row';
import styles from './notifications.module.css';

export function NotificationsPage() {
  const t = useTranslations('notifications');
  const [onlyUnread, setOnlyUnread] = useState(false);
  const markAll = useMarkAllRead();
  return (
    <>
      <PageHead title={t('title')} hint={t('hint')}>
        <Switch isSelected={onlyUnread} onChange={setOnlyUnread}>
          {t('onlyUnread')}
        </Switch>
        <Button isPending={markAll.isPending} onPress={() => markAll.mutate()}>
          {t('markAllRead')}
        </Button>
      </PageHead>
      {markAll.error && <ErrorPanel error={markAll.error} />}
      <Rows onlyUnread={onlyUnread} />
    </>
  );
}

function Rows({ onlyUnread }: { onlyUnread: boolean }) {
  const t = useTranslations();
  const list = useInfiniteQuery(notificationsQuery(onlyUnread));
  if (list.isPending) return <SkeletonRows />;
  if (list.isError) return <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />;
  const items = list.data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    return (
      <EmptyState title={t(`notifications.${onlyUnread ? 'noneUnread' : 'none'}`)} hint={t('notifications.noneHint')} />
    );
  }
  return (
    <>
      <ul className={styles.list}>
        {items.map((item) => (
          <NotificationRow key={item.id} notification={item} />
        ))}
      </ul>
      <MoreRows list={list} />
    </>
  );
}
