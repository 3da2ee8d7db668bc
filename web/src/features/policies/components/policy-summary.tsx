import { useTranslations } from 'use-intl';
import type { Rules } from '../api/policies';
import styles from './policies.module.css';

/** What a policy means for a claim, told in order. */
export function PolicySummary({ rules }: { rules: Rules }) {
  const t = useTranslations('policies.summary');
  const { k, onDisagree, maxExtra, agreement, blind, leaseMinutes, dueDays, requireEvidence, independentSources } =
    rules;
  return (
    <p className={styles.summary}>
      {t('raters', { k, blind })} {k > 1 && t(agreement === 'EXACT' ? 'exact' : 'median')}{' '}
      {k > 1 && (onDisagree === 'TIEBREAK' ? t('tiebreak', { count: maxExtra }) : t('adjudicate'))}{' '}
      {t('lease', { hours: Math.round(leaseMinutes / 6) / 10 })} {dueDays !== null && t('due', { count: dueDays })}{' '}
      {requireEvidence ? t('evidence', { count: independentSources }) : t('noEvidence')}
    </p>
  );
}
