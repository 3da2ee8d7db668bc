import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../../components/ui/button';
import { ErrorPanel } from '../../../../components/ui/error-panel';
import { SkeletonRows } from '../../../../components/ui/skeleton';
import { diffQuery, versionQuery } from '../../api/documents';
import { useTextRows } from '../reader/use-text-rows';
import { DiffBlock } from './diff-block';
import { diffRows } from './diff-rows';
import styles from './versions.module.css';

interface Props {
  documentId: string;
  from: number;
  to: number;
}

/** Two versions side by side, paragraph by paragraph, with what became of each claim. */
export function DiffView({ documentId, from, to }: Props) {
  const t = useTranslations('documents.versions');
  const diff = useQuery(diffQuery(documentId, from, to));
  const older = useQuery(versionQuery(documentId, from));
  const newer = useQuery(versionQuery(documentId, to));
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => (diff.data ? diffRows(diff.data, opened) : []), [diff.data, opened]);
  const frame = useRef<HTMLDivElement>(null);
  const drawn = useTextRows(frame, rows.length, (index) => (rows[index]?.kind === 'fold' ? 48 : 140));
  const failed = diff.error ?? older.error ?? newer.error;
  if (failed) return <ErrorPanel error={failed} onRetry={() => void diff.refetch()} />;
  if (!diff.data || !older.data || !newer.data) return <SkeletonRows rows={8} />;
  const { outcome, counts } = diff.data;
  return (
    <section aria-label={t('sideBySide')}>
      <p className={styles.summary} role="status">
        {outcome === 'CHANGED' ? t('counts', counts) : t(`outcome.${outcome}`)}
      </p>
      <div className={styles.columns} aria-hidden="true">
        <span>{t('number', { number: from })}</span>
        <span>{t('number', { number: to })}</span>
      </div>
      <div ref={frame} className={styles.frame} style={{ height: drawn.getTotalSize() }}>
        {drawn.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          if (!row) return null;
          return (
            <div
              key={row.key}
              ref={drawn.measureElement}
              data-index={index}
              className={styles.row}
              style={{ transform: `translateY(${start - drawn.options.scrollMargin}px)` }}
            >
              {row.kind === 'fold' ? (
                <div className={styles.fold}>
                  <Button tone="bare" onPress={() => setOpened((all) => new Set([...all, row.key]))}>
                    {t('unchanged', { count: row.count })}
                  </Button>
                </div>
              ) : (
                <DiffBlock row={row} older={older.data.text} newer={newer.data.text} />
              )}
            </div>
          );
        })}
      </div>
    </section>
  );
}
