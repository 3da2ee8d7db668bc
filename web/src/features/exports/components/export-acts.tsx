import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { toastFailure } from '../../../components/ui/toast';
import { type Export, useExportAct } from '../api/exports';
import styles from './exports.module.css';

/** What can be done with an export in its state. */
export function ExportActs({ export: { id, state, snapshot } }: { export: Export }) {
  const t = useTranslations('exports');
  const cancel = useExportAct('cancel');
  const retry = useExportAct('retry');
  const remove = useExportAct('remove');
  const onError = (error: Error) => toastFailure(error);
  const isOpen = state === 'QUEUED' || state === 'RUNNING';
  return (
    <>
      {isOpen && (
        <Button isPending={cancel.isPending} onPress={() => cancel.mutate(id, { onError })}>
          {t('cancel')}
        </Button>
      )}
      {(state === 'FAILED' || state === 'CANCELLED') && (
        <Button isPending={retry.isPending} onPress={() => retry.mutate(id, { onError })}>
          {t('retry')}
        </Button>
      )}
      {snapshot?.frozenAt != null && !isOpen && (
        <Link className={styles.link} to="/exports" search={{ snapshot: snapshot.id }} resetScroll>
          {t('againButton')}
        </Link>
      )}
      {!isOpen && (
        <Button tone="bare" isPending={remove.isPending} onPress={() => remove.mutate(id, { onError })}>
          {t('remove')}
        </Button>
      )}
    </>
  );
}
