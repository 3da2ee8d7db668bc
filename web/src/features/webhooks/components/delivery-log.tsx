import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Badge, type Tone } from '../../../components/ui/badge';
import { Button } from '../../../components/ui/button';
import { DataTable } from '../../../components/ui/data-table';
import { EmptyState } from '../../../components/ui/empty-state';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Select } from '../../../components/ui/select';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { DateText, When } from '../../../components/ui/when';
import { deliveriesQuery, type Delivery, type DeliveryState } from '../api/webhooks';
import { DeliveryDetail } from './delivery-detail';
import styles from './webhooks.module.css';

const STATES = ['PENDING', 'DELIVERED', 'FAILED'] as const satisfies DeliveryState[];
const TONES: Record<DeliveryState, Tone> = { PENDING: 'accent', DELIVERED: 'good', FAILED: 'bad' };

/** Everything that was sent in the last weeks, newest first. */
export function DeliveryLog({ id }: { id: string }) {
  const t = useTranslations('webhooks');
  const { state } = useSearch({ from: '/desk/admin/webhooks/$id' });
  const navigate = useNavigate({ from: '/admin/webhooks/$id' });
  const [shown, setShown] = useState<string | null>(null);
  return (
    <div>
      <div className={styles.logHead}>
        <h2>{t('log')}</h2>
        <Select
          label={t('show')}
          choices={[['', t('allDeliveries')], ...STATES.map((each) => [each, t(`delivery.${each}`)] as const)]}
          value={state ?? ''}
          onChange={(chosen) => void navigate({ search: chosen === '' ? {} : { state: chosen }, replace: true })}
        />
      </div>
      <Deliveries id={id} state={state} onShow={setShown} />
      <DeliveryDetail id={id} deliveryId={shown} onClose={() => setShown(null)} />
    </div>
  );
}

interface Props {
  id: string;
  state: DeliveryState | undefined;
  onShow: (deliveryId: string) => void;
}

function Deliveries({ id, state, onShow }: Props) {
  const t = useTranslations();
  const list = useInfiniteQuery(deliveriesQuery(id, state));
  if (list.isPending) return <SkeletonRows />;
  if (list.isError) return <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />;
  const items = list.data.pages.flatMap((page) => page.items);
  if (items.length === 0)
    return <EmptyState title={t('webhooks.noDeliveries')} hint={t('webhooks.noDeliveriesHint')} />;
  return (
    <>
      <DataTable<Delivery>
        label={t('webhooks.log')}
        rows={items}
        keyOf={(row) => row.id}
        columns={[
          { key: 'event', name: t('webhooks.event'), cell: ({ eventType }) => <code>{eventType}</code> },
          { key: 'at', name: t('webhooks.happened'), cell: ({ occurredAt }) => <DateText at={occurredAt} withTime /> },
          { key: 'state', name: t('webhooks.stateName'), cell: (row) => <State delivery={row} /> },
          { key: 'answer', name: t('webhooks.answer'), cell: ({ statusCode, error }) => statusCode ?? error ?? '–' },
          { key: 'attempts', name: t('webhooks.attempts'), cell: ({ attempts }) => attempts, isNumber: true },
          {
            key: 'acts',
            name: t('webhooks.details'),
            cell: (row) => (
              <Button onPress={() => onShow(row.id)} aria-label={t('webhooks.openOf', { type: row.eventType })}>
                {t('webhooks.open')}
              </Button>
            ),
          },
        ]}
      />
      {list.hasNextPage && (
        <Button isPending={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
          {t('app.more')}
        </Button>
      )}
    </>
  );
}

function State({ delivery: { state, nextAttemptAt } }: { delivery: Delivery }) {
  const t = useTranslations('webhooks');
  return (
    <>
      <Badge tone={TONES[state]}>{t(`delivery.${state}`)}</Badge>{' '}
      {state === 'PENDING' && nextAttemptAt !== null && (
        <span className={styles.soft}>
          {t('nextTry')} <When at={nextAttemptAt} />
        </span>
      )}
    </>
  );
}
