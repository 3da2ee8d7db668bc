import { Link, useParams } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { ClaimLink } from '../../../../components/claims/claim-link';
import { ClaimState } from '../../../../components/claims/claim-state';
import { Panel } from '../../../../components/ui/panel';
import type { DocumentClaim } from '../../api/claims';
import { FateBadge } from '../fate-badge';
import styles from './reader.module.css';

/** Claims that this text does not have, or that are still being looked for. */
export function LostClaims({ claims, canReattach }: { claims: readonly DocumentClaim[]; canReattach: boolean }) {
  const t = useTranslations('documents');
  const { documentId } = useParams({ from: '/desk/documents/$documentId' });
  if (claims.length === 0) return null;
  return (
    <Panel title={t('lost.title', { count: claims.length })}>
      <ul className={styles.lost}>
        {claims.slice(0, 50).map((claim) => (
          <li key={claim.id}>
            <ClaimLink id={claim.id} dir="auto">
              {claim.statement}
            </ClaimLink>
            {claim.view === 'desk' && (
              <span className={styles.states}>
                <ClaimState state={claim.workflowState} />
                <FateBadge fate={claim.placement.sourceState} />
                {canReattach && ['GONE', 'FAILED'].includes(claim.placement.sourceState) && (
                  <Link to="/documents/$documentId" params={{ documentId }} search={{ reattach: claim.id }}>
                    {t('lost.show')}
                  </Link>
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
