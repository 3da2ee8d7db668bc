import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { SafeLink } from '../../../components/claims/safe-link';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Panel } from '../../../components/ui/panel';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { DateText } from '../../../components/ui/when';
import { priorChecksQuery } from '../api/claim';
import styles from './claim.module.css';

/** What others found of claims like this one. */
export function PriorChecks({ claimId }: { claimId: string }) {
  const t = useTranslations('claim');
  const checks = useQuery(priorChecksQuery(claimId));
  return (
    <Panel title={t('priorChecks')}>
      {checks.isPending && <SkeletonRows rows={1} />}
      {checks.isError && <ErrorPanel error={checks.error} onRetry={() => void checks.refetch()} />}
      {checks.data?.length === 0 && <p className={styles.soft}>{t('noPriorChecks')}</p>}
      <ul className={styles.list}>
        {checks.data?.map((check) => (
          <li key={check.id} className={styles.item}>
            <p dir="auto">
              <SafeLink href={check.url}>{check.claimText}</SafeLink>
            </p>
            <p className={`${styles.line} ${styles.small}`}>
              <strong>
                <bdi>{check.rating.text}</bdi>
              </strong>
              <bdi>{check.publisher.name ?? check.publisher.site}</bdi>
              {check.reviewDate !== null && <DateText at={check.reviewDate} />}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
