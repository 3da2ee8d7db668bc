import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { ClaimLink } from '../../../components/claims/claim-link';
import { ClaimState } from '../../../components/claims/claim-state';
import { PriorCheckList } from '../../../components/claims/prior-check-list';
import { Button } from '../../../components/ui/button';
import { Panel } from '../../../components/ui/panel';
import { alikeQuery, priorChecksQuery } from '../../../lib/claims';
import { useSettled } from './use-settled';
import styles from './candidate.module.css';

/** How many are shown at first: the nearest ones tell most. */
const FEW = 4;

/** Claims of the desk that may say the same. */
export function AlikeClaims({ claimId, onMerge }: { claimId: string; onMerge: (claimId: string) => void }) {
  const t = useTranslations('inbox');
  const format = useFormatter();
  const { data } = useQuery({ ...alikeQuery(claimId), enabled: useSettled() });
  const [isWhole, setWhole] = useState(false);
  if (!data || data.length === 0) return null;
  return (
    <Panel title={t('alike', { count: data.length })}>
      <ul className={styles.others}>
        {data.slice(0, isWhole ? undefined : FEW).map((other) => (
          <li key={other.claimId} className={styles.other}>
            <ClaimLink id={other.claimId}>{other.statement}</ClaimLink>
            <p className={styles.line}>
              <ClaimState state={other.workflowState} />
              <span>{t('alikeBy', { share: format.number(other.similarity, { style: 'percent' }) })}</span>
              <bdi className={styles.where}>{other.documentTitle}</bdi>
              <Button onPress={() => onMerge(other.claimId)}>{t('mergeInto')}</Button>
            </p>
          </li>
        ))}
      </ul>
      {!isWhole && data.length > FEW && <Button onPress={() => setWhole(true)}>{t('showAll')}</Button>}
    </Panel>
  );
}

/** What other desks, or this one elsewhere, said of claims like this one. */
export function PriorChecks({ claimId }: { claimId: string }) {
  const t = useTranslations('inbox');
  const { data } = useQuery({ ...priorChecksQuery(claimId), enabled: useSettled() });
  if (!data || data.length === 0) return null;
  return (
    <Panel title={t('priorChecks', { count: data.length })}>
      <PriorCheckList checks={data} />
    </Panel>
  );
}
