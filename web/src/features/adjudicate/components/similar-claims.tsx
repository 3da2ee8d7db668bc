import { useTranslations } from 'use-intl';
import { ClaimLink } from '../../../components/claims/claim-link';
import { LabelChip } from '../../../components/claims/label-chip';
import { VerdictState } from '../../../components/claims/verdict-state';
import { Button } from '../../../components/ui/button';
import { Panel } from '../../../components/ui/panel';
import type { Schemas } from '../../../lib/api-client';
import layout from '../../../components/ui/layout.module.css';
import styles from './case.module.css';

interface Props {
  claims: readonly Schemas['SimilarClaim'][] | undefined;
  onAdopt: ((label: string) => void) | undefined;
}

/** How the desk decided claims with similar words, so that like is rated alike. */
export function SimilarClaims({ claims, onAdopt }: Props) {
  const t = useTranslations('adjudicate');
  const shared = useTranslations('claims');
  if (claims === undefined) return null;
  return (
    <Panel title={t('similar')}>
      {claims.length === 0 ? (
        <p className={styles.soft}>{t('noSimilar')}</p>
      ) : (
        <ul className={layout.entries}>
          {claims.map((claim) => (
            <li key={claim.verdictId} className={styles.similarItem}>
              <span dir="auto">
                <ClaimLink id={claim.claimId}>{claim.statement}</ClaimLink>
              </span>
              <LabelChip name={claim.labelName} color={claim.labelColor} />
              <VerdictState state={claim.verdictState} />
              {claim.adjudicationCause !== null && (
                <span className={styles.soft}>{shared(`cause.${claim.adjudicationCause}`)}</span>
              )}
              {onAdopt && (
                <Button tone="bare" onPress={() => onAdopt(claim.label)}>
                  {t('sameLabel')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
