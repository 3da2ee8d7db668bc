import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ClaimLink } from '../../../components/claims/claim-link';
import { Button } from '../../../components/ui/button';
import { Drawer } from '../../../components/ui/drawer';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { TextArea } from '../../../components/ui/text-area';
import { TextField } from '../../../components/ui/text-field';
import { toast } from '../../../components/ui/toast';
import { ApiProblem } from '../../../lib/api-client';
import { useAddClaim } from '../api/claims';
import { documentChanged } from '../api/put-in';
import type { ChosenWords } from './chosen-words';
import { Trouble } from './trouble';
import styles from './documents.module.css';

interface Props {
  documentId: string;
  chosen: ChosenWords;
  onClose: () => void;
  onDone: () => void;
}

/** Makes a claim of chosen words: as they stand, or worded so that they can be read alone. */
export function AddClaimDrawer({ documentId, chosen, onClose, onDone }: Props) {
  const t = useTranslations('documents.addClaim');
  const add = useAddClaim(documentId);
  const [statement, setStatement] = useState(chosen.words);
  const [claimant, setClaimant] = useState('');
  const [why, setWhy] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { start, end, versionNumber, words } = chosen;
    add.mutate(
      {
        start,
        end,
        versionNumber,
        checkReason: why,
        ...(statement.trim() === words || statement.trim() === '' ? {} : { statement }),
        ...(claimant.trim() === '' ? {} : { claimant }),
      },
      {
        onSuccess: () => {
          toast(t('added'));
          onDone();
        },
      },
    );
  };
  return (
    <Drawer title={t('title')} isOpen onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        <blockquote dir="auto" className={styles.quote}>
          {chosen.words}
        </blockquote>
        <p className={styles.hint}>{t('place', { version: chosen.versionNumber })}</p>
        {add.error && <Refusal error={add.error} documentId={documentId} onClose={onClose} />}
        <TextArea
          label={t('why')}
          hint={t('whyHint')}
          value={why}
          onChange={setWhy}
          autoFocus
          isRequired
          maxLength={2000}
        />
        <TextArea
          label={t('statement')}
          hint={t('statementHint')}
          value={statement}
          onChange={setStatement}
          maxLength={2000}
        />
        <TextField label={t('claimant')} value={claimant} onChange={setClaimant} maxLength={300} />
        <Button type="submit" tone="main" isPending={add.isPending} isDisabled={why.trim() === ''}>
          {t('submit')}
        </Button>
      </form>
    </Drawer>
  );
}

interface RefusalProps {
  error: Error;
  documentId: string;
  onClose: () => void;
}

/** Why the words could not be taken: there is such a claim, or the text has changed meanwhile. */
export function Refusal({ error, documentId, onClose }: RefusalProps) {
  const t = useTranslations('documents.addClaim');
  const queries = useQueryClient();
  if (!(error instanceof ApiProblem)) return <ErrorPanel error={error} />;
  const { claimId, statement } = error.body;
  if (error.code === 'CLAIM_DUPLICATE' && typeof claimId === 'string') {
    return (
      <Trouble title={t('duplicate')} problem={null}>
        <ClaimLink id={claimId} dir="auto">
          {typeof statement === 'string' ? statement : t('openClaim')}
        </ClaimLink>
      </Trouble>
    );
  }
  if (error.code === 'VERSION_CONFLICT') {
    return (
      <Trouble title={t('newText')} problem={null}>
        <p>{t('newTextHint')}</p>
        <Button
          onPress={() => {
            void documentChanged(queries, documentId);
            onClose();
          }}
        >
          {t('showNewText')}
        </Button>
      </Trouble>
    );
  }
  return <ErrorPanel error={error} />;
}
