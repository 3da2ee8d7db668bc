import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import { DataTable } from '../../../components/ui/data-table';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { rerunQuery } from '../api/extraction';
import styles from './extraction.module.css';

/** A sample of what a preview would change, and what was left out. */
export function RerunDetail({ id }: { id: string }) {
  const t = useTranslations('extraction');
  const format = useFormatter();
  const rerun = useQuery(rerunQuery(id));
  if (rerun.isPending) return <SkeletonRows rows={2} />;
  if (rerun.isError) return <ErrorPanel error={rerun.error} onRetry={() => void rerun.refetch()} />;
  const { sample, leftOut, extractorVersion, settingsVersion } = rerun.data;
  const score = (value: number | null) => (value === null ? '–' : format.number(value, { maximumFractionDigits: 2 }));
  return (
    <div className={styles.result}>
      <p className={styles.soft}>{t('searchedBy', { extractor: extractorVersion, number: settingsVersion })}</p>
      {sample.length > 0 && (
        <DataTable
          label={t('sample')}
          rows={sample.map((change, index) => ({ ...change, index }))}
          keyOf={({ index }) => String(index)}
          columns={[
            { key: 'kind', name: t('kind'), cell: ({ kind }) => t(`changeKind.${kind}`) },
            { key: 'text', name: t('sentence'), cell: ({ text }) => <span dir="auto">{text}</span> },
            { key: 'before', name: t('scoreBefore'), cell: ({ scoreBefore }) => score(scoreBefore), isNumber: true },
            { key: 'score', name: t('scoreNow'), cell: (change) => score(change.score), isNumber: true },
          ]}
        />
      )}
      {leftOut.length > 0 && (
        <ul>
          {leftOut.map(({ documentId, state, reason, message }) => (
            <li key={documentId}>
              {t(`leftOut.${state}`)}: {message ?? reason}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
