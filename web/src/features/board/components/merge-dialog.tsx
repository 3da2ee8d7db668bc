import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { Dialog } from '../../../components/ui/dialog';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Radio, RadioGroup } from '../../../components/ui/radio-group';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { TextField } from '../../../components/ui/text-field';
import type { Schemas } from '../../../lib/api-client';
import { alikeQuery, type DeskClaim } from '../api/claims';
import { mergeInto } from '../api/triage';
import styles from './candidate.module.css';

export type LikeClaim = Schemas['LikeClaim'];

interface Props {
  claim: DeskClaim;
  /** Chosen beforehand. */
  into: LikeClaim | null;
  onClose: () => void;
  onMerged: () => void;
}

const UUID = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/i;

/** Makes this claim a duplicate of another one, which is kept. */
export function MergeDialog({ claim, into, onClose, onMerged }: Props) {
  const t = useTranslations('inbox');
  const { data, isPending } = useQuery(alikeQuery(claim.id));
  const [chosen, setChosen] = useState(into?.claimId ?? '');
  const [address, setAddress] = useState('');
  const [reason, setReason] = useState(t('mergeReason'));
  const intoId = UUID.exec(address)?.[0] ?? chosen;
  const merge = useMutation({ mutationFn: () => mergeInto(claim.id, intoId, reason.trim()), onSuccess: onMerged });
  return (
    <Dialog title={t('mergeTitle')} isOpen onClose={onClose}>
      <p dir="auto" className={styles.theirs}>
        {claim.statement}
      </p>
      {isPending && <SkeletonRows rows={2} />}
      {data && data.items.length > 0 && (
        <RadioGroup label={t('mergeWhich')} value={chosen} onChange={setChosen}>
          {data.items.map(({ claimId, statement }) => (
            <Radio key={claimId} value={claimId}>
              <bdi>{statement}</bdi>
            </Radio>
          ))}
        </RadioGroup>
      )}
      {data?.items.length === 0 && <p>{t('mergeNone')}</p>}
      <TextField label={t('mergeAddress')} hint={t('mergeAddressHint')} value={address} onChange={setAddress} />
      <TextField label={t('why')} value={reason} onChange={setReason} isRequired />
      {merge.error && <ErrorPanel error={merge.error} />}
      <div className={styles.buttons}>
        <Button
          tone="main"
          isDisabled={intoId === '' || reason.trim() === ''}
          isPending={merge.isPending}
          onPress={() => merge.mutate()}
        >
          {t('merge')}
        </Button>
        <Button onPress={onClose}>{t('cancel')}</Button>
      </div>
    </Dialog>
  );
}
