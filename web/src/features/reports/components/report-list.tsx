import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { EmptyState } from '../../../components/ui/empty-state';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { MoreRows } from '../../../components/ui/more-rows';
import { SkeletonRows } from '../../../components/ui/skeleton';
import type { Schemas } from '../../../lib/api-client';
import { useShortcuts } from '../../../lib/shortcuts';
import { ReportPreview } from './report-preview';
import { ReportRow } from './report-row';
import styles from './reports.module.css';

interface Props {
  list: UseInfiniteQueryResult<InfiniteData<Schemas['VerdictReportPage']>>;
  /** Numbers that are ticked; null for who may not export. */
  chosen: ReadonlySet<number> | null;
  onChoose: (chosen: ReadonlySet<number>) => void;
  isNarrowed: boolean;
}

export function ReportList({ list, chosen, onChoose, isNarrowed }: Props) {
  const t = useTranslations();
  const [at, setAt] = useState(-1);
  const [shown, setShown] = useState<number | null>(null);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const current = items[at];
  const go = (step: number) => setAt((before) => Math.max(0, Math.min(items.length - 1, before + step)));
  const toggle = (number: number) => {
    const next = new Set(chosen);
    if (!next.delete(number)) next.add(number);
    onChoose(next);
  };
  useShortcuts([
    { key: 'j', name: t('reports.next'), run: () => go(1), enabled: items.length > 0 },
    { key: 'k', name: t('reports.previous'), run: () => go(-1), enabled: items.length > 0 },
    { key: 'o', name: t('reports.preview'), run: () => current && setShown(current.number), enabled: items.length > 0 },
    {
      key: 'x',
      name: t('reports.choose'),
      run: () => current && toggle(current.number),
      enabled: chosen !== null && items.length > 0,
    },
  ]);
  if (list.isPending) return <SkeletonRows />;
  if (list.isError) return <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />;
  if (items.length === 0) {
    return isNarrowed ? (
      <EmptyState title={t('reports.nothingFound')} hint={t('reports.nothingFoundHint')} />
    ) : (
      <EmptyState title={t('reports.empty')} hint={t('reports.emptyHint')} />
    );
  }
  return (
    <>
      <ul className={styles.list} aria-label={t('reports.title')}>
        {items.map((report, index) => (
          <ReportRow
            key={report.number}
            report={report}
            isCurrent={index === at}
            isChosen={chosen === null ? null : chosen.has(report.number)}
            onChoose={() => toggle(report.number)}
            onPreview={() => {
              setAt(index);
              setShown(report.number);
            }}
          />
        ))}
      </ul>
      <MoreRows list={list} />
      <ReportPreview report={items.find(({ number }) => number === shown)} onClose={() => setShown(null)} />
    </>
  );
}
