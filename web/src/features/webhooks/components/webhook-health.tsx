import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { When } from '../../../components/ui/when';
import type { Webhook } from '../api/webhooks';
import { WebhookState } from './webhook-state';
import styles from './webhooks.module.css';

/** How a webhook goes, and why it is off when it is. */
export function WebhookHealth({ webhook }: { webhook: Webhook }) {
  const t = useTranslations('webhooks');
  const { url, enabled, disabledReason, lastSuccessAt, failingSince, restingUntil, waiting, previousSecretUntil } =
    webhook;
  return (
    <section className={styles.health} aria-label={t('health')}>
      <p className={styles.name}>
        <WebhookState webhook={webhook} />
        <span className={styles.address}>{url}</span>
      </p>
      {!enabled && disabledReason !== null && <p>{t(`why.${disabledReason}`)}</p>}
      <dl className={styles.facts}>
        <Fact name={t('lastArrivedName')}>{lastSuccessAt === null ? t('never') : <When at={lastSuccessAt} />}</Fact>
        <Fact name={t('waitingName')}>{t('deliveries', { count: waiting })}</Fact>
        {failingSince !== null && (
          <Fact name={t('failingSince')}>
            <When at={failingSince} />
          </Fact>
        )}
        {restingUntil !== null && (
          <Fact name={t('resting')}>
            <When at={restingUntil} />
          </Fact>
        )}
        {previousSecretUntil !== null && (
          <Fact name={t('oldSecret')}>
            <When at={previousSecretUntil} />
          </Fact>
        )}
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
