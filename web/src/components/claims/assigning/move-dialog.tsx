import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { ErrorPanel } from '../../ui/error-panel';
import { Radio, RadioGroup } from '../../ui/radio-group';
import { SkeletonRows } from '../../ui/skeleton';
import { TextField } from '../../ui/text-field';
import { toast } from '../../ui/toast';
import { eligibilityQuery, reassign, revoke, useRefreshWork } from '../../../lib/assigning';
import { useWhyNot } from './use-why-not';
import styles from './assign.module.css';

/** A place that is to be taken from somebody. */
export interface Move {
  kind: 'reassign' | 'revoke';
  assignmentId: string;
  claimId: string;
  reviewerName: string;
}

/** Takes a place from one person, and with `reassign` gives it to another in the same act. */
export function MoveDialog({ move, onClose }: { move: Move; onClose: () => void }) {
  const t = useTranslations('assign');
  const refresh = useRefreshWork();
  const [reviewerId, setReviewerId] = useState('');
  const [reason, setReason] = useState('');
  const send = useMutation({
    mutationFn: async () => {
      if (move.kind === 'revoke') await revoke(move.assignmentId, reason.trim());
      else await reassign(move.assignmentId, reviewerId, reason.trim());
    },
    onSuccess: () => {
      toast(t(move.kind === 'revoke' ? 'revoked' : 'reassigned', { name: move.reviewerName }));
      refresh();
      onClose();
    },
  });
  const isReady = reason.trim() !== '' && (move.kind === 'revoke' || reviewerId !== '');
  return (
    <Dialog title={t(`${move.kind}Title`, { name: move.reviewerName })} isOpen onClose={onClose}>
      {move.kind === 'reassign' && <Successors claimId={move.claimId} value={reviewerId} onChange={setReviewerId} />}
      <TextField label={t('reason')} hint={t('reasonHint')} value={reason} onChange={setReason} isRequired />
      {send.error && <ErrorPanel error={send.error} />}
      <div className={styles.apply}>
        <Button tone="main" isDisabled={!isReady} isPending={send.isPending} onPress={() => send.mutate()}>
          {t(move.kind)}
        </Button>
        <Button onPress={onClose}>{t('cancel')}</Button>
      </div>
    </Dialog>
  );
}

function Successors({ claimId, value, onChange }: { claimId: string; value: string; onChange: (id: string) => void }) {
  const t = useTranslations('assign');
  const whyNot = useWhyNot();
  const { data } = useQuery(eligibilityQuery(claimId, undefined));
  if (!data) return <SkeletonRows rows={3} />;
  return (
    <>
      <RadioGroup label={t('successor')} value={value} onChange={onChange}>
        {data.items
          .filter(({ eligible }) => eligible)
          .map(({ reviewerId, reviewerName, open }) => (
            <Radio key={reviewerId} value={reviewerId}>
              <bdi>{reviewerName}</bdi> <small className={styles.hint}>{t('open', { count: open })}</small>
            </Radio>
          ))}
      </RadioGroup>
      {data.items.every(({ eligible }) => !eligible) && <p>{t('nobody')}</p>}
      <details>
        <summary>{t('mayNot')}</summary>
        <ul className={styles.choices}>
          {data.items
            .filter(({ eligible }) => !eligible)
            .map(({ reviewerId, reviewerName, reasons }) => (
              <li key={reviewerId}>
                <bdi>{reviewerName}</bdi> <Badge tone="warn">{reasons.map(whyNot).join(', ')}</Badge>
              </li>
            ))}
        </ul>
      </details>
    </>
  );
}
