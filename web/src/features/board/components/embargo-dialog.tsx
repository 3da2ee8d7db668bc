import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { Dialog } from '../../../components/ui/dialog';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { TextField } from '../../../components/ui/text-field';
import { DateText } from '../../../components/ui/when';
import type { DeskClaim } from '../api/claims';
import { setEmbargo } from '../api/triage';
import styles from './bulk.module.css';

/** Says before when no verdict on a claim may be published, or lifts that. */
export function EmbargoDialog({ claim, onClose }: { claim: DeskClaim; onClose: () => void }) {
  const t = useTranslations('board');
  const queries = useQueryClient();
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const send = useMutation({
    mutationFn: (time: string | null) => setEmbargo(claim.id, time, reason.trim()),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['claims'] });
      onClose();
    },
  });
  const holds = claim.embargoUntil !== null && new Date(claim.embargoUntil) > new Date();
  const hasReason = reason.trim() !== '';
  return (
    <Dialog title={t('embargoTitle')} isOpen onClose={onClose}>
      <p dir="auto">{claim.statement}</p>
      {holds && claim.embargoUntil !== null && (
        <p>
          {t('embargoHolds')} <DateText at={claim.embargoUntil} withTime /> <bdi>{claim.embargoReason}</bdi>
        </p>
      )}
      <TextField label={t('embargoUntil')} type="datetime-local" value={until} onChange={setUntil} />
      <TextField label={t('embargoReason')} value={reason} onChange={setReason} maxLength={2000} isRequired />
      {send.error && <ErrorPanel error={send.error} />}
      <div className={styles.buttons}>
        <Button
          tone="main"
          isDisabled={until === '' || !hasReason}
          isPending={send.isPending}
          onPress={() => send.mutate(new Date(until).toISOString())}
        >
          {t('embargoSet')}
        </Button>
        {holds && (
          <Button tone="danger" isDisabled={!hasReason} isPending={send.isPending} onPress={() => send.mutate(null)}>
            {t('embargoLift')}
          </Button>
        )}
        <Button onPress={onClose}>{t('cancel')}</Button>
      </div>
    </Dialog>
  );
}
