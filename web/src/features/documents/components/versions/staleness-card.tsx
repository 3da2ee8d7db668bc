import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ClaimLink } from '../../../../components/claims/claim-link';
import { ClaimState } from '../../../../components/claims/claim-state';
import { Badge } from '../../../../components/ui/badge';
import { Button } from '../../../../components/ui/button';
import { Dialog } from '../../../../components/ui/dialog';
import { ErrorPanel } from '../../../../components/ui/error-panel';
import { TextArea } from '../../../../components/ui/text-area';
import { toast } from '../../../../components/ui/toast';
import { type ImpactClaim, stalenessQuery, useDecide } from '../../api/staleness';
import { FateBadge } from '../fate-badge';
import { WordChanges } from './word-changes';
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
        {verdicts.map(({ id, label, staleSince }) => (
          <Badge key={id} tone={staleSince === null ? 'plain' : 'warn'}>
            {t(staleSince === null ? 'verdict' : 'staleVerdict', { label })}
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
  const t = useTranslations();
  const decide = useDecide(documentId);
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    decide.mutate(
      { act, claimId, versionNumber, reason },
      {
        onSuccess: () => {
          toast(t(`documents.impact.done.${act}`));
          onClose();
        },
      },
    );
  };
  return (
    <Dialog title={t(`documents.impact.confirm.${act}`)} isOpen onClose={onClose}>
      <form className={shared.form} onSubmit={submit}>
        <p>{t(`documents.impact.means.${act}`)}</p>
        {decide.error && <ErrorPanel error={decide.error} />}
        <TextArea
          label={t('documents.impact.reason')}
          hint={t('documents.impact.reasonHint')}
          value={reason}
          onChange={setReason}
          autoFocus
          isRequired
          maxLength={2000}
        />
        <div className={shared.acts}>
          <Button type="submit" tone="main" isPending={decide.isPending} isDisabled={reason.trim() === ''}>
            {t('app.confirm')}
          </Button>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
