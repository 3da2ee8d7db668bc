import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { Drawer } from '../../../components/ui/drawer';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { PageHead } from '../../../components/ui/page-head';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { toast } from '../../../components/ui/toast';
import { type EventChoice, useChangeWebhook, type Webhook, webhookQuery } from '../api/webhooks';
import { DeliveryLog } from './delivery-log';
import { WebhookActs } from './webhook-acts';
import { WebhookForm } from './webhook-form';
import { WebhookHealth } from './webhook-health';
import styles from './webhooks.module.css';

/** One webhook: how it goes, what was sent, what one can do about it. */
export function WebhookPage() {
  const t = useTranslations('webhooks');
  const { id } = useParams({ from: '/desk/admin/webhooks/$id' });
  const found = useQuery(webhookQuery(id));
  return (
    <>
      <p className={styles.back}>
        <Link to="/admin/webhooks">{t('title')}</Link>
      </p>
      <PageHead title={<bdi>{found.data ? found.data.description || found.data.url : t('one')}</bdi>}>
        {found.data && <WebhookActs webhook={found.data} />}
      </PageHead>
      {found.isPending && <SkeletonRows />}
      {found.isError && <ErrorPanel error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && (
        <>
          <WebhookHealth webhook={found.data} />
          <Edit key={found.data.version} webhook={found.data} />
          <DeliveryLog id={id} />
        </>
      )}
    </>
  );
}

function Edit({ webhook }: { webhook: Webhook }) {
  const t = useTranslations();
  const [isOpen, setOpen] = useState(false);
  const change = useChangeWebhook(webhook);
  const { url, description, events } = webhook;
  return (
    <div className={styles.told}>
      <p>
        <span className={styles.soft}>{t('webhooks.tellsOf')}</span> <code>{events.join(', ')}</code>
      </p>
      <Button onPress={() => setOpen(true)}>{t('app.edit')}</Button>
      <Drawer title={t('webhooks.change')} isOpen={isOpen} onClose={() => setOpen(false)}>
        <WebhookForm
          before={{ url, description, events: events as EventChoice[] }}
          submit={t('app.save')}
          error={change.error}
          isPending={change.isPending}
          onSubmit={(fields) => change.mutate(fields, { onSuccess: () => toast(t('app.saved')) })}
        />
      </Drawer>
    </div>
  );
}
