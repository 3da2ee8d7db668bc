import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { Dialog } from '../../../components/ui/dialog';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Select } from '../../../components/ui/select';
import { TextField } from '../../../components/ui/text-field';
import { meQuery } from '../../../lib/me';
import { handOver, type HandOverResult, useRefreshWork } from '../../../lib/assigning';
import { editorsOf, peopleQuery } from '../../../lib/people';
import { ServerWords } from '../../../lib/server-words';
import styles from '../../../components/claims/assigning/assign.module.css';

/** An editor's claims and complaints go to another editor: first what would go, then the act. */
export function HandOverDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('assign');
  const refresh = useRefreshWork();
  const { data: me } = useQuery(meQuery);
  const { data: people = [] } = useQuery(peopleQuery);
  const [fromId, setFromId] = useState(me?.id ?? '');
  const [toId, setToId] = useState('');
  const [reason, setReason] = useState('');
  const look = useMutation({ mutationFn: () => handOver(fromId, { toId, reason: reason.trim(), dryRun: true }) });
  const send = useMutation({
    mutationFn: () => handOver(fromId, { toId, reason: reason.trim(), dryRun: false }),
    onSuccess: refresh,
  });
  const changed = (set: () => void) => {
    set();
    look.reset();
  };
  const editors = editorsOf(people);
  const result = send.data ?? look.data;
  const isReady = toId !== '' && toId !== fromId && reason.trim() !== '';
  return (
    <Dialog title={t('handOver')} isOpen onClose={onClose}>
      <p>{t('handOverHint')}</p>
      {!send.data && (
        <>
          {me?.permissions.includes('user.manage') && (
            <Select
              label={t('whose')}
              choices={editors.map(({ id, displayName }): [string, string] => [id, displayName])}
              value={fromId}
              onChange={(id) => changed(() => setFromId(id))}
            />
          )}
          <Select
            label={t('toWhom')}
            choices={[
              ['', t('choosePerson')],
              ...editors
                .filter(({ id }) => id !== fromId)
                .map(({ id, displayName }): [string, string] => [id, displayName]),
            ]}
            value={toId}
            onChange={(id) => changed(() => setToId(id))}
          />
          <TextField
            label={t('reason')}
            value={reason}
            onChange={(text) => changed(() => setReason(text))}
            isRequired
          />
        </>
      )}
      {result && <Outcome result={result} />}
      {(send.error ?? look.error) && <ErrorPanel error={(send.error ?? look.error) as Error} />}
      <div className={styles.apply}>
        {send.data ? (
          <Button tone="main" onPress={onClose}>
            {t('done')}
          </Button>
        ) : look.data ? (
          <Button tone="main" isPending={send.isPending} onPress={() => send.mutate()}>
            {t('handOverDo', { count: look.data.counts.claims + look.data.counts.complaints })}
          </Button>
        ) : (
          <Button tone="main" isDisabled={!isReady} isPending={look.isPending} onPress={() => look.mutate()}>
            {t('handOverLook')}
          </Button>
        )}
        {!send.data && <Button onPress={onClose}>{t('cancel')}</Button>}
      </div>
    </Dialog>
  );
}

function Outcome({ result: { dryRun, counts, openCorrections, more, items } }: { result: HandOverResult }) {
  const t = useTranslations('assign');
  const refused = items.filter(({ outcome }) => outcome === 'REFUSED');
  return (
    <div role="status">
      <p>{t(dryRun ? 'handOverWould' : 'handOverDid', counts)}</p>
      {openCorrections > 0 && <p>{t('handOverCorrections', { count: openCorrections })}</p>}
      {more && <p>{t('handOverMore')}</p>}
      {refused.length > 0 && (
        <ul className={styles.choices}>
          {refused.slice(0, 20).map(({ id, code, message }) => (
            <li key={id}>
              <ServerWords said={{ code, message }} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
