import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { Drawer } from '../../../components/ui/drawer';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { toast } from '../../../components/ui/toast';
import { DateText, When } from '../../../components/ui/when';
import type { Schemas } from '../../../lib/api-client';
import { deliveryQuery, useRedeliver } from '../api/webhooks';
import styles from './webhooks.module.css';

interface Props {
  id: string;
  deliveryId: string | null;
  onClose: () => void;
}

/** One delivery: what was sent, what came back, and once more. */
export function DeliveryDetail({ id, deliveryId, onClose }: Props) {
  const t = useTranslations('webhooks');
  const found = useQuery({ ...deliveryQuery(id, deliveryId ?? ''), enabled: deliveryId !== null });
  return (
    <Drawer title={found.data?.eventType ?? t('one')} isOpen={deliveryId !== null} onClose={onClose}>
      {found.isLoading && <SkeletonRows />}
      {found.isError && <ErrorPanel error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && <Content id={id} delivery={found.data} />}
    </Drawer>
  );
}

function Content({ id, delivery }: { id: string; delivery: Schemas['WebhookDeliveryDetail'] }) {
  const t = useTranslations('webhooks');
  const redeliver = useRedeliver(id);
  const { state, attempts, occurredAt, lastAttemptAt, nextAttemptAt } = delivery;
  const again = () => redeliver.mutate(delivery.id, { onSuccess: () => toast(t('sentAgain')) });
  return (
    <>
      <dl className={styles.facts}>
        <div>
          <dt>{t('stateName')}</dt>
          <dd>{t(`delivery.${state}`)}</dd>
        </div>
        <div>
          <dt>{t('happened')}</dt>
          <dd>
            <DateText at={occurredAt} withTime />
          </dd>
        </div>
        <div>
          <dt>{t('attempts')}</dt>
          <dd>
            {attempts}{' '}
            {lastAttemptAt !== null && (
              <>
                · <When at={lastAttemptAt} />
              </>
            )}
          </dd>
        </div>
        {nextAttemptAt !== null && state === 'PENDING' && (
          <div>
            <dt>{t('nextTryName')}</dt>
            <dd>
              <When at={nextAttemptAt} />
            </dd>
          </div>
        )}
      </dl>
      <div>
        <Button isPending={redeliver.isPending} onPress={again}>
          {t('redeliver')}
        </Button>
      </div>
      {redeliver.error && <ErrorPanel error={redeliver.error} />}
      <h3 className={styles.small}>{t('sent')}</h3>
      <pre className={styles.code} tabIndex={0} aria-label={t('sent')}>
        {`${delivery.request.method} ${delivery.request.url}\n${headersOf(delivery)}\n\n${pretty(delivery.request.body)}`}
      </pre>
      <p className={styles.soft}>{t('signature')}</p>
      <h3 className={styles.small}>{t('cameBack')}</h3>
      <Tries delivery={delivery} />
    </>
  );
}

/** What came of each try, newest first. */
function Tries({ delivery: { attempts, tries } }: { delivery: Schemas['WebhookDeliveryDetail'] }) {
  const t = useTranslations('webhooks');
  if (tries.length === 0) return <p className={styles.soft}>{t('noTries')}</p>;
  return (
    <>
      <ol className={styles.tries}>
        {tries.map(({ startedAt, statusCode, durationMs, error, responseBody }, index) => (
          <li key={`${startedAt} ${index}`}>
            <p>
              <DateText at={startedAt} withTime />
              {statusCode !== null && ` · ${t('status', { status: statusCode })}`} · {t('took', { ms: durationMs })}
            </p>
            {error !== null && (
              <p className={styles.bad} dir="auto">
                {error}
              </p>
            )}
            {responseBody !== null && responseBody !== '' && (
              <pre className={styles.code} tabIndex={0} aria-label={t('answerOf', { number: tries.length - index })}>
                {responseBody}
              </pre>
            )}
          </li>
        ))}
      </ol>
      {attempts > tries.length && <p className={styles.soft}>{t('olderTries', { count: attempts - tries.length })}</p>}
    </>
  );
}

const headersOf = ({ request }: Schemas['WebhookDeliveryDetail']): string =>
  Object.entries(request.headers)
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join('\n');

/** JSON with indents, or the text as it is. */
function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
