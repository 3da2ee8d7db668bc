import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { EmptyState } from '../../../components/ui/empty-state';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { PageHead } from '../../../components/ui/page-head';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { When } from '../../../components/ui/when';
import { type Webhook, webhooksQuery } from '../api/webhooks';
import { NewWebhook } from './new-webhook';
import { WebhookState } from './webhook-state';
import styles from './webhooks.module.css';

/** Other systems that are told what happens at the desk. */
export function WebhooksPage() {
  const t = useTranslations('webhooks');
  const [isNew, setNew] = useState(false);
  return (
    <>
      <PageHead title={t('title')} hint={t('hint')}>
        <Button tone="main" onPress={() => setNew(true)}>
          {t('new')}
        </Button>
      </PageHead>
      <Webhooks />
      <NewWebhook isOpen={isNew} onClose={() => setNew(false)} />
    </>
  );
}

function Webhooks() {
  const t = useTranslations();
  const list = useInfiniteQuery(webhooksQuery);
  if (list.isPending) return <SkeletonRows rows={3} />;
  if (list.isError) return <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />;
  const items = list.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <EmptyState title={t('webhooks.empty')} hint={t('webhooks.emptyHint')} />;
  return (
    <>
      <ul className={styles.list} aria-label={t('webhooks.title')}>
        {items.map((webhook) => (
          <Row key={webhook.id} webhook={webhook} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button isPending={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
          {t('app.more')}
        </Button>
      )}
    </>
  );
}

function Row({ webhook }: { webhook: Webhook }) {
  const t = useTranslations('webhooks');
  const { id, url, description, events, lastSuccessAt, waiting } = webhook;
  return (
    <li className={styles.row}>
      <p className={styles.name}>
        <Link to="/admin/webhooks/$id" params={{ id }} className={styles.link}>
          <bdi>{description || url}</bdi>
        </Link>
        <WebhookState webhook={webhook} />
      </p>
      {description !== '' && <p className={styles.address}>{url}</p>}
      <p className={styles.soft}>{events.join(', ')}</p>
      <p className={styles.soft}>
        {lastSuccessAt === null ? (
          t('neverArrived')
        ) : (
          <>
            {t('lastArrived')} <When at={lastSuccessAt} />
          </>
        )}
        {waiting > 0 && ` · ${t('waiting', { count: waiting })}`}
      </p>
    </li>
  );
}
