import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { PublishingNav } from '../../../components/reports/publishing-nav';
import { Button } from '../../../components/ui/button';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { PageHead } from '../../../components/ui/page-head';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { toastFailure } from '../../../components/ui/toast';
import { type Import, importQuery, useCancelImport } from '../api/imports';
import { ImportRows } from './import-rows';
import { ImportSummary } from './import-summary';
import shared from '../../../components/reports/made.module.css';
import styles from './imports.module.css';

/** One import, row by row. */
export function ImportPage() {
  const t = useTranslations('imports');
  const { id } = useParams({ from: '/desk/imports/$id' });
  const found = useQuery(importQuery(id));
  return (
    <>
      <PublishingNav />
      <PageHead
        title={<bdi>{found.data?.filename ?? t('one')}</bdi>}
        hint={found.data?.dryRun ? t('dryHint') : undefined}
      >
        {found.data && <Cancel import={found.data} />}
      </PageHead>
      {found.isPending && <SkeletonRows />}
      {found.isError && <ErrorPanel error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && <Report import={found.data} />}
    </>
  );
}

function Report({ import: run }: { import: Import }) {
  const t = useTranslations('imports');
  return (
    <>
      <div className={styles.card}>
        <ImportSummary import={run} />
        {run.notes.length > 0 && (
          <ul className={styles.notes} aria-label={t('notes')}>
            {run.notes.map((note) => (
              <li key={note} dir="auto">
                {note}
              </li>
            ))}
          </ul>
        )}
        {run.sha256 !== null && (
          <p className={shared.hash}>
            SHA-256 <code>{run.sha256}</code>
          </p>
        )}
      </div>
      <ImportRows run={run} />
    </>
  );
}

function Cancel({ import: { id, status } }: { import: Import }) {
  const t = useTranslations('imports');
  const cancel = useCancelImport();
  if (status !== 'QUEUED' && status !== 'RUNNING') return null;
  const run = () => cancel.mutate(id, { onError: (error) => toastFailure(error) });
  return (
    <Button isPending={cancel.isPending} onPress={run}>
      {t('cancel')}
    </Button>
  );
}
