import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { RejectReasons } from '../../../components/claims/acts/reject-reasons';
import { Button } from '../../../components/ui/button';
import { Dialog } from '../../../components/ui/dialog';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Progress } from '../../../components/ui/progress';
import { TextField } from '../../../components/ui/text-field';
import type { RejectReason } from '../../../lib/claim-acts';
import type { ClaimTarget } from '../../../lib/claims';
import { idsOf } from '../api/claims';
import { type BulkResult, triageMany } from '../api/triage';
import { BulkResults } from './bulk-results';
import { useCheckReason } from './use-check-reason';
import styles from './bulk.module.css';

export type BulkAction = 'accept' | 'reject' | 'archive' | 'reopen';

/** What one act takes on; more are for a second one. */
const MOST = 5_000;

interface Props {
  action: BulkAction;
  target: ClaimTarget;
  onClose: () => void;
  /** Told which claims were changed. */
  onDone: (ids: readonly string[]) => void;
}

/** One decision for many claims: the reason, how far it is, and what became of each. */
export function BulkDialog({ action, target, onClose, onDone }: Props) {
  const t = useTranslations('inbox');
  const queries = useQueryClient();
  const checkReason = useCheckReason();
  const [why, setWhy] = useState(action === 'accept' ? checkReason.text : '');
  const [reason, setReason] = useState<RejectReason>('opinion');
  const [progress, setProgress] = useState({ read: 0, done: 0, all: 0 });
  const run = useMutation({
    mutationFn: async (): Promise<{ items: BulkResult['items']; more: boolean }> => {
      const { ids, more } =
        'ids' in target
          ? { ids: target.ids, more: false }
          : await idsOf(target.filter, MOST, (read) => setProgress({ read, done: 0, all: 0 }));
      const body =
        action === 'accept'
          ? { action, checkReason: why.trim() }
          : { action, reason: action === 'reject' ? reason : why.trim() };
      const report = (done: number) => setProgress({ read: ids.length, done, all: ids.length });
      return { items: await triageMany(ids, body, report), more };
    },
    onSuccess: ({ items }) => {
      onDone(items.filter(({ outcome }) => outcome === 'DONE').map(({ claimId }) => claimId));
    },
    onSettled: () => {
      for (const word of ['claims', 'claim-counts', 'claim']) void queries.invalidateQueries({ queryKey: [word] });
    },
  });
  const count = 'ids' in target ? String(target.ids.length) : target.count;
  return (
    <Dialog title={t(`bulk.${action}`, { count })} isOpen onClose={onClose} isDismissable={!run.isPending}>
      {run.data ? (
        <BulkResults items={run.data.items} more={run.data.more} onClose={onClose} />
      ) : (
        <>
          {action === 'reject' ? (
            <RejectReasons value={reason} onChange={setReason} />
          ) : (
            <TextField
              label={action === 'accept' ? t('acceptWhy') : t('why')}
              value={why}
              onChange={setWhy}
              maxLength={2000}
              autoFocus
              isRequired
            />
          )}
          {run.isPending && (
            <Progress
              label={progress.all === 0 ? t('bulkReading', { count: progress.read }) : t('bulkDoing', progress)}
              {...(progress.all === 0 ? {} : { percent: Math.round((progress.done / progress.all) * 100) })}
            />
          )}
          {run.error && <ErrorPanel error={run.error} />}
          <div className={styles.buttons}>
            <Button
              tone={action === 'accept' || action === 'reopen' ? 'main' : 'danger'}
              isPending={run.isPending}
              isDisabled={action !== 'reject' && why.trim() === ''}
              onPress={() => run.mutate()}
            >
              {t(`bulk.${action}`, { count })}
            </Button>
            <Button isDisabled={run.isPending} onPress={onClose}>
              {t('cancel')}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}
