import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { MergeDialog } from '../../../components/claims/acts/merge-dialog';
import { SplitDialog } from '../../../components/claims/acts/split-dialog';
import { Signs } from '../../../components/claims/signs';
import type { DeskClaim } from '../../../lib/claims';
import type { Decision } from '../api/triage';
import { CandidateActions } from './candidate-actions';
import { CandidateContext } from './candidate-context';
import { CandidateFacts } from './candidate-facts';
import { AlikeClaims, PriorChecks } from './earlier-checks';
import { StatementEditor } from './statement-editor';
import styles from './candidate.module.css';

interface Props {
  claim: DeskClaim;
  onDecide: (decision: Decision) => void;
  onMerged: () => void;
  onSplit: (parts: number) => void;
}

/** The candidate in view: its words in their context, why it was picked, what is known of it, and what to do. */
export function CandidateDetail({ claim, onDecide, onMerged, onSplit }: Props) {
  const t = useTranslations('inbox');
  const [open, setOpen] = useState<'edit' | 'merge' | 'split' | null>(null);
  const [into, setInto] = useState<string | undefined>();
  const close = () => {
    setOpen(null);
    setInto(undefined);
  };
  return (
    <article className={styles.detail} aria-label={t('candidate')}>
      {open !== 'edit' && (
        <CandidateActions
          onDecide={onDecide}
          onEdit={() => setOpen('edit')}
          onMerge={() => setOpen('merge')}
          onSplit={() => setOpen('split')}
        />
      )}
      {open === 'edit' ? (
        <StatementEditor claim={claim} onClose={close} />
      ) : (
        <h2 className={styles.statement} dir="auto">
          {claim.statement}
        </h2>
      )}
      <CandidateFacts claim={claim} />
      <CandidateContext claim={claim} />
      <Signs codes={claim.reasons} />
      <AlikeClaims
        claimId={claim.id}
        onMerge={(other) => {
          setInto(other);
          setOpen('merge');
        }}
      />
      <PriorChecks claimId={claim.id} />
      {open === 'merge' && (
        <MergeDialog
          claim={claim}
          intoId={into}
          onClose={close}
          onMerged={() => {
            close();
            onMerged();
          }}
        />
      )}
      {open === 'split' && (
        <SplitDialog
          claim={claim}
          onClose={close}
          onSplit={(parts) => {
            close();
            onSplit(parts);
          }}
        />
      )}
    </article>
  );
}
