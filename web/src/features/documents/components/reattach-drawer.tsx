import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { Drawer } from '../../../components/ui/drawer';
import { TextArea } from '../../../components/ui/text-area';
import { toast } from '../../../components/ui/toast';
import { stalenessQuery } from '../../../lib/claims';
import { useDecide } from '../api/staleness';
import { Refusal } from './add-claim-drawer';
import type { ChosenWords } from './chosen-words';
import styles from './documents.module.css';

interface Props {
  documentId: string;
  claimId: string;
  chosen: ChosenWords;
  onClose: () => void;
  onDone: () => void;
}

/** Puts a claim that was lost on the words somebody chose, after a look at both. */
export function ReattachDrawer({ documentId, claimId, chosen, onClose, onDone }: Props) {
  const t = useTranslations('documents.reattach');
  const { data } = useQuery(stalenessQuery(claimId));
  const decide = useDecide(documentId);
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { start, end, versionNumber } = chosen;
    decide.mutate(
      { act: 'reattach', claimId, start, end, versionNumber, reason },
      {
        onSuccess: () => {
          toast(t('done'));
          onDone();
        },
      },
    );
  };
  return (
    <Drawer title={t('confirm')} isOpen onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        <h3>{t('before')}</h3>
        <blockquote dir="auto" className={styles.quote}>
          {data?.old?.words ?? data?.statement}
        </blockquote>
        <h3>{t('now')}</h3>
        <blockquote dir="auto" className={styles.quote}>
          {chosen.words}
        </blockquote>
        <p className={styles.hint}>{t('consequence')}</p>
        {decide.error && <Refusal error={decide.error} documentId={documentId} onClose={onClose} />}
        <TextArea label={t('reason')} value={reason} onChange={setReason} autoFocus isRequired maxLength={2000} />
        <Button type="submit" tone="main" isPending={decide.isPending} isDisabled={reason.trim() === ''}>
          {t('submit')}
        </Button>
      </form>
    </Drawer>
  );
}
