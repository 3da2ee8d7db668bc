import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { ClaimLink } from '../../../../components/claims/claim-link';
import { ClaimState } from '../../../../components/claims/claim-state';
import { Badge } from '../../../../components/ui/badge';
import type { DocumentClaim } from '../../api/claims';
import styles from './reader.module.css';

interface Props {
  claim: DocumentClaim;
  isCurrent: boolean;
  /** The focus goes to it, because a key led here. */
  takesFocus: boolean;
  isLit: boolean;
  onLight: (claimId: string | null) => void;
  onFocus: (claimId: string) => void;
}

/** A claim in the margin, beside its words. */
export function MarginCard({ claim, isCurrent, takesFocus, isLit, onLight, onFocus }: Props) {
  const t = useTranslations('claims');
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (takesFocus) link.current?.focus({ preventScroll: true });
  }, [takesFocus]);
  return (
    <li>
      <ClaimLink
        ref={link}
        id={claim.id}
        className={styles.card}
        data-current={isCurrent}
        data-lit={isLit}
        aria-current={isCurrent ? 'true' : undefined}
        onMouseEnter={() => onLight(claim.id)}
        onMouseLeave={() => onLight(null)}
        onFocus={() => onFocus(claim.id)}
      >
        <span className={styles.statement} dir="auto">
          {claim.statement}
        </span>
        {claim.view === 'desk' && (
          <span className={styles.states}>
            <ClaimState state={claim.workflowState} />
            {claim.stale && <Badge tone="warn">{t('stale')}</Badge>}
            {claim.urgent && <Badge tone="bad">{t('urgent')}</Badge>}
            {claim.claimant !== null && <bdi>{claim.claimant}</bdi>}
          </span>
        )}
      </ClaimLink>
    </li>
  );
}
