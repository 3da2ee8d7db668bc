import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../ui/button';
import { DateTimeField } from '../../ui/date-time-field';
import { Dialog } from '../../ui/dialog';
import { DialogActions } from '../../ui/dialog-actions';
import { ErrorPanel } from '../../ui/error-panel';
import { TextField } from '../../ui/text-field';
import { DateText } from '../../ui/when';
import { useSetEmbargo } from '../../../lib/claim-acts';
import type { DeskClaim } from '../../../lib/claims';
import { localMinute } from '../../../lib/local-minute';
import styles from './claim-acts.module.css';

/** Says before when no verdict on a claim may be published, or lifts that. */
export function EmbargoDialog({ claim, onClose }: { claim: DeskClaim; onClose: () => void }) {
  const t = useTranslations();
  const act = useSetEmbargo(claim.id);
  const { embargoReason } = claim;
  const embargoUntil =
    claim.embargoUntil !== null && new Date(claim.embargoUntil) > new Date() ? claim.embargoUntil : null;
  const [until, setUntil] = useState(embargoUntil === null ? '' : localMinute(new Date(embargoUntil)));
  const [reason, setReason] = useState('');
  const hasReason = reason.trim() !== '';
  const send = (to: string | null) => act.mutate({ until: to, reason: reason.trim() }, { onSuccess: onClose });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send(new Date(until).toISOString());
  };
  return (
    <Dialog title={t('claimActs.embargo')} isOpen onClose={onClose}>
      <form onSubmit={submit} className={styles.form}>
        <p dir="auto" className={styles.words}>
          {claim.statement}
        </p>
        {embargoUntil === null ? (
          <p>{t('claimActs.embargoHint')}</p>
        ) : (
          <p>
            {t('claimActs.embargoHolds')} <DateText at={embargoUntil} withTime /> <bdi>{embargoReason}</bdi>
          </p>
        )}
        <DateTimeField label={t('claimActs.embargoUntil')} value={until} onChange={setUntil} />
        <TextField
          label={t('claimActs.embargoReason')}
          value={reason}
          onChange={setReason}
          maxLength={2000}
          isRequired
        />
        {act.error && <ErrorPanel error={act.error} />}
        <DialogActions>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          {embargoUntil !== null && (
            <Button tone="danger" isDisabled={!hasReason} isPending={act.isPending} onPress={() => send(null)}>
              {t('claimActs.embargoLift')}
            </Button>
          )}
          <Button type="submit" tone="main" isDisabled={until === '' || !hasReason} isPending={act.isPending}>
            {t('claimActs.embargoSet')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
