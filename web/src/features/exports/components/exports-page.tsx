import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { PublishingNav } from '../../../components/reports/publishing-nav';
import { Button } from '../../../components/ui/button';
import { EmptyState } from '../../../components/ui/empty-state';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { PageHead } from '../../../components/ui/page-head';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { exportsQuery } from '../api/exports';
import { ExportBuilder } from './export-builder';
import { ExportRow } from './export-row';
import styles from './exports.module.css';

/** Files with many reports: asked for at the top, fetched below. */
export function ExportsPage() {
  const t = useTranslations('exports');
  return (
    <>
      <PublishingNav />
      <PageHead title={t('title')} hint={t('hint')} />
      <ExportBuilder />
      <h2 className={styles.heading}>{t('made')}</h2>
      <MadeExports />
    </>
  );
}

function MadeExports() {
  const t = useTranslations();
  const list = useInfiniteQuery(exportsQuery);
  if (list.isPending) return <SkeletonRows rows={3} />;
  if (list.isError) return <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />;
  const items = list.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <EmptyState title={t('exports.empty')} hint={t('exports.emptyHint')} />;
  return (
    <>
      <ul className={styles.list} aria-label={t('exports.made')}>
        {items.map((each) => (
          <ExportRow key={each.id} export={each} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button isPending={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
          {t('app.more')}
        </Button>
      )}
    </>
  );
}
