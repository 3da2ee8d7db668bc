import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { PublishingNav } from '../../../components/reports/publishing-nav';
import { Button } from '../../../components/ui/button';
import { EmptyState } from '../../../components/ui/empty-state';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { PageHead } from '../../../components/ui/page-head';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { importsQuery } from '../api/imports';
import { ImportSummary } from './import-summary';
import { NewImport } from './new-import';
import styles from './imports.module.css';

/** Earlier fact checks and many documents, taken in at once. */
export function ImportsPage() {
  const t = useTranslations('imports');
  return (
    <>
      <PublishingNav />
      <PageHead title={t('title')} hint={t('hint')} />
      <NewImport />
      <h2 className={styles.heading}>{t('made')}</h2>
      <MadeImports />
    </>
  );
}

function MadeImports() {
  const t = useTranslations();
  const list = useInfiniteQuery(importsQuery);
  if (list.isPending) return <SkeletonRows rows={3} />;
  if (list.isError) return <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />;
  const items = list.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <EmptyState title={t('imports.empty')} hint={t('imports.emptyHint')} />;
  return (
    <>
      <ul className={styles.list} aria-label={t('imports.made')}>
        {items.map((each) => (
          <li key={each.id} className={styles.row}>
            <ImportSummary import={each} isLinked />
          </li>
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
