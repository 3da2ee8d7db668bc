import { useFormatter, useTranslations } from 'use-intl';
import { ClaimFlags } from '../../../components/claims/claim-flags';
import { Badge } from '../../../components/ui/badge';
import { When } from '../../../components/ui/when';
import type { DeskClaim } from '../../../lib/claims';
import styles from './candidate.module.css';

/** Where a candidate is from, and how sure the extractor is. */
export function CandidateFacts({ claim }: { claim: DeskClaim }) {
  const t = useTranslations('inbox');
  const format = useFormatter();
  const percent = (share: number) => format.number(share, { style: 'percent' });
  const { score, verifiable, checkworthy, claimant, noLongerSuggestedSince } = claim;
  // The extractor may know more kinds than the texts do; those are shown as they are.
  const type = `type.${claim.claimType}` as 'type.event';
  return (
    <div className={styles.facts}>
      <p className={styles.line}>
        <bdi className={styles.document}>{claim.documentTitle}</bdi>
        <span>{claimant === null ? t('noClaimant') : t.rich('saidBy', { who: () => <bdi>{claimant}</bdi> })}</span>
        <span>{t.has(type) ? t(type) : claim.claimType}</span>
        <span lang="en">{claim.language}</span>
        <When at={claim.createdAt} />
        <ClaimFlags claim={claim} />
        {claim.needsContext && <Badge tone="warn">{t('needsContext')}</Badge>}
        {noLongerSuggestedSince !== null && <Badge tone="warn">{t('noLongerSuggested')}</Badge>}
      </p>
      <div className={styles.line}>
        <span className={styles.score}>
          <meter className={styles.meter} min={0} max={1} value={score} aria-label={t('score')} />
          {t('scoreIs', { score: percent(score) })}
        </span>
        {verifiable !== null && <span>{t('verifiable', { share: percent(verifiable) })}</span>}
        {checkworthy !== null && <span>{t('checkworthy', { share: percent(checkworthy) })}</span>}
      </div>
    </div>
  );
}
