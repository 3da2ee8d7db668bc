import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../../components/ui/button';
import { Checkbox } from '../../../../components/ui/checkbox';
import { Drawer } from '../../../../components/ui/drawer';
import { ErrorPanel } from '../../../../components/ui/error-panel';
import { TextArea } from '../../../../components/ui/text-area';
import { toast } from '../../../../components/ui/toast';
import { ServerWords } from '../../../../lib/server-words';
import { type ImpactClaim, useAcknowledgeMany } from '../../api/staleness';
import { FateBadge } from '../fate-badge';
import { WordChanges } from '../../../../components/claims/word-changes';
import shared from '../documents.module.css';
import styles from './versions.module.css';

interface Props {
  documentId: string;
  claims: readonly ImpactClaim[];
  versionNumber: number;
  onClose: () => void;
}

/** Many differences that hardly need a look, settled with one reason. What is refused of one leaves the others settled. */
export function AcknowledgeManyDialog({ documentId, claims, versionNumber, onClose }: Props) {
  const t = useTranslations('documents.impact');
  const act = useAcknowledgeMany(documentId);
  const [reason, setReason] = useState('');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const taken = claims.filter(({ claimId }) => !left.has(claimId)).slice(0, 200);
  const refused = act.data?.items.filter(({ acknowledged }) => !acknowledged) ?? [];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const items = taken.map(({ claimId }) => ({ claimId, versionNumber }));
    act.mutate(
      { reason, items },
      {
        onSuccess: ({ acknowledged, items: all }) => {
          toast(t('acknowledged', { count: acknowledged }));
          if (acknowledged === all.length) onClose();
        },
      },
    );
  };
  return (
    <Drawer title={t('manyTitle')} isOpen onClose={onClose}>
      <form className={shared.form} onSubmit={submit}>
        <p className={shared.hint}>{t('manyHint')}</p>
        {act.error && <ErrorPanel error={act.error} />}
        {refused.map(({ claimId, code, message }) => (
          <p key={claimId} role="alert" className={shared.trouble}>
            <ServerWords said={{ code, message }} />
          </p>
        ))}
        <ul className={styles.many}>
          {claims.map(({ claimId, statement, sourceState }) => (
            <li key={claimId}>
              <Checkbox
                isSelected={!left.has(claimId)}
                onChange={(isTaken) =>
                  setLeft((all) => {
                    const next = new Set(all);
                    if (isTaken) next.delete(claimId);
                    else next.add(claimId);
                    return next;
                  })
                }
              >
                <span dir="auto">{statement}</span>
              </Checkbox>
              <FateBadge fate={sourceState} />
              <WordChanges claimId={claimId} />
            </li>
          ))}
        </ul>
        <TextArea
          label={t('reason')}
          hint={t('reasonHint')}
          value={reason}
          onChange={setReason}
          isRequired
          maxLength={2000}
        />
        <Button
          type="submit"
          tone="main"
          isPending={act.isPending}
          isDisabled={taken.length === 0 || reason.trim() === ''}
        >
          {t('keepMany', { count: taken.length })}
        </Button>
      </form>
    </Drawer>
  );
}
