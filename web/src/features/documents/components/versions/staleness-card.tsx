import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ClaimLink } from '../../../../components/claims/claim-link';
import { ClaimState } from '../../../../components/claims/claim-state';
import { WordChanges } from '../../../../components/claims/word-changes';
import { Badge } from '../../../../components/ui/badge';
import { Button } from '../../../../components/ui/button';
import { ReasonDialog } from '../../../../components/ui/reason-dialog';
import { toast } from '../../../../components/ui/toast';
import { stalenessQuery } from '../../../../lib/claims';
import { type ImpactClaim, useDecide } from '../../api/staleness';
import { FateBadge } from '../fate-badge';
import styles from './versions.module.css';
import shared from '../documents.module.css';

type Act = 'acknowledge' | 'finish' | 'void';

/** A claim whose source changed: what was there, what is there now, and what can be decided. */
export function StalenessCard({ documentId, claim }: { documentId: string; claim: ImpactClaim }) {
  const t = useTranslations('documents.impact');
  const { claimId, statement, workflowState, fate, sourceState, verdicts, asked } = claim;
  const { data } = useQuery(stalenessQuery(claimId));
  const [act, setAct] = useState<Act | null>(null);
  const can = (name: string) => data?.actions.some(({ action, allowed }) => action === name && allowed) ?? false;
  return (
    <article className={styles.card} aria-label={statement}>
      <p className={shared.facts}>
        <FateBadge fate={fate} />
        {fate !== sourceState && <FateBadge fate={sourceState} />}
        <ClaimState state={workflowState} />
        {verdicts.map(({ id, labelName, staleSince }) => (
          <Badge key={id} tone={staleSince === null ? 'plain' : 'warn'}>
            {t(staleSince === null ? 'verdict' : 'staleVerdict', { label: labelName })}
          </Badge>
        ))}
      </p>
      <p className={styles.asks}>{t(`ask.${asked}`)}</p>
      <WordChanges claimId={claimId} />
      <div className={shared.acts}>
        {can('acknowledge') && (
          <Button tone="main" onPress={() => setAct('acknowledge')}>
            {t('keep')}
          </Button>
        )}
        {can('reattach') && (
          <Link
            to="/documents/$documentId"
            params={{ documentId }}
            search={{ reattach: claimId }}
            className={shared.linkButton}
          >
            {t('reattach')}
          </Link>
        )}
        {can('finish-archived') && <Button onPress={() => setAct('finish')}>{t('finish')}</Button>}
        {can('void') && <Button onPress={() => setAct('void')}>{t('void')}</Button>}
        <ClaimLink id={claimId} className={shared.linkButton}>
          {can('open-round') ? t('openRound') : t('openClaim')}
        </ClaimLink>
      </div>
      {act && data && (
        <Decide
          documentId={documentId}
          claimId={claimId}
          act={act}
          versionNumber={data.versionNumber}
          onClose={() => setAct(null)}
        />
      )}
    </article>
  );
}

interface DecideProps {
  documentId: string;
  claimId: string;
  act: Act;
  versionNumber: number;
  onClose: () => void;
}

/** Asks for the reason, which is kept with the decision. */
function Decide({ documentId, claimId, act, versionNumber, onClose }: DecideProps) {
  const t = useTranslations('documents.impact');
  const decide = useDecide(documentId);
  return (
    <ReasonDialog
      title={t(`confirm.${act}`)}
      hint={t(`means.${act}`)}
      label={t('reason')}
      confirm={t(`confirm.${act}`)}
      onClose={onClose}
      onConfirm={async (reason) => {
        await decide.mutateAsync({ act, claimId, versionNumber, reason });
        toast(t(`done.${act}`));
      }}
    />
  );
}
