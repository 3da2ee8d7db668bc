import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../../components/ui/button';
import { ErrorPanel } from '../../../../components/ui/error-panel';
import { Panel } from '../../../../components/ui/panel';
import { SkeletonRows } from '../../../../components/ui/skeleton';
import { ServerWords } from '../../../../lib/server-words';
import { type ImpactClaim, impactQuery } from '../../api/staleness';
import { AcknowledgeManyDialog } from './acknowledge-many-dialog';
import { StalenessCard } from './staleness-card';
import styles from './versions.module.css';
import shared from '../documents.module.css';

/** So many claims are drawn at first. */
const AT_ONCE = 20;

/** Hardly anything to look at: these may be acknowledged together (the server asks the same). */
const isPlain = ({ asked, sourceState, reason }: ImpactClaim): boolean =>
  asked === 'acknowledge' && (sourceState === 'CONTEXT_CHANGED' || reason === 'typo');

/** Nothing has to be decided about it, but somebody may know where it stands now. */
const isLost = ({ sourceState, workflowState }: ImpactClaim): boolean =>
  (sourceState === 'GONE' || sourceState === 'CHANGED') &&
  (workflowState === 'READY' || workflowState === 'IN_REVIEW' || workflowState === 'DECIDED');

/** What a new text means for the claims: in one sentence, then one by one what is asked of an editor. */
export function ImpactPanel({ documentId, number }: { documentId: string; number: number }) {
  const t = useTranslations('documents.impact');
  const impact = useQuery(impactQuery(documentId, number));
  const [shown, setShown] = useState(AT_ONCE);
  const [isOpen, setOpen] = useState(false);
  if (impact.isPending) return <SkeletonRows rows={3} />;
  if (impact.isError) return <ErrorPanel error={impact.error} onRetry={() => void impact.refetch()} />;
  const { counts, claims, newest, page } = impact.data;
  const asked = claims.filter((claim) => claim.asked !== 'nothing' || isLost(claim));
  const plain = asked.filter(isPlain);
  return (
    <Panel
      title={t('title', { number })}
      actions={
        plain.length > 1 && newest ? (
          <Button onPress={() => setOpen(true)}>{t('acknowledgeMany', { count: plain.length })}</Button>
        ) : undefined
      }
    >
      <p>{t('sentence', counts)}</p>
      {page && (
        <p className={shared.note}>
          <ServerWords said={page} />
        </p>
      )}
      {!newest && <p className={shared.hint}>{t('overtaken')}</p>}
      {asked.length === 0 ? (
        <p className={shared.hint}>{t('nothingAsked')}</p>
      ) : (
        <ul className={styles.asked} aria-label={t('asked')}>
          {asked.slice(0, shown).map((claim) => (
            <li key={claim.claimId}>
              <StalenessCard documentId={documentId} claim={claim} />
            </li>
          ))}
        </ul>
      )}
      {asked.length > shown && (
        <Button onPress={() => setShown(shown + AT_ONCE)}>{t('more', { count: asked.length - shown })}</Button>
      )}
      {isOpen && (
        <AcknowledgeManyDialog
          documentId={documentId}
          claims={plain}
          versionNumber={number}
          onClose={() => setOpen(false)}
        />
      )}
    </Panel>
  );
}
