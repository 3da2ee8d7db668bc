import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { Dialog } from '../../../components/ui/dialog';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Switch } from '../../../components/ui/switch';
import { TextField } from '../../../components/ui/text-field';
import { toast } from '../../../components/ui/toast';
import { useRedeliverSince } from '../api/webhooks';
import styles from './webhooks.module.css';

/** Sends again what was given up since a time. */
export function RedeliverSince({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTranslations();
  const [since, setSince] = useState('');
  const [all, setAll] = useState(false);
  const redeliver = useRedeliverSince(id);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (since === '') return;
    redeliver.mutate(
      { since: new Date(since).toISOString(), all },
      {
        onSuccess: ({ deliveries }) => {
          toast(t('webhooks.since.done', { count: deliveries }));
          onClose();
        },
      },
    );
  };
  return (
    <Dialog title={t('webhooks.since.open')} isOpen onClose={onClose}>
      <form className={styles.form} onSubmit={send}>
        <p>{t('webhooks.since.says')}</p>
        <TextField
          label={t('webhooks.since.time')}
          type="datetime-local"
          value={since}
          onChange={setSince}
          isRequired
        />
        <Switch isSelected={all} onChange={setAll}>
          {t('webhooks.since.all')}
        </Switch>
        {redeliver.error && <ErrorPanel error={redeliver.error} />}
        <div className={styles.acts}>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
          <Button type="submit" tone="main" isPending={redeliver.isPending} isDisabled={since === ''}>
            {t('webhooks.since.send')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
