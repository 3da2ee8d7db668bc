import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { PriorCheckList } from '../../../components/claims/prior-check-list';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Panel } from '../../../components/ui/panel';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { priorChecksQuery } from '../../../lib/claims';
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
      {checks.data && <PriorCheckList checks={checks.data} />}
    </Panel>
  );
}
