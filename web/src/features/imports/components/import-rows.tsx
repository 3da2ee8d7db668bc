import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import shared from '../../../components/reports/made.module.css';
import { Button } from '../../../components/ui/button';
import { EmptyState } from '../../../components/ui/empty-state';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Select } from '../../../components/ui/select';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { type Import, importRowsQuery, OUTCOMES, type RowFilter } from '../api/imports';
import { ImportRowItem } from './import-row';
import styles from './imports.module.css';

/** What became of each row, and what to do about those that were not taken. */
export function ImportRows({ run }: { run: Import }) {
  const t = useTranslations();
  const { rows: filter } = useSearch({ from: '/desk/imports/$id' });
  const navigate = useNavigate({ from: '/imports/$id' });
  const list = useInfiniteQuery(importRowsQuery(run.id, filter));
  const show = (chosen: NonNullable<RowFilter> | '') =>
    void navigate({ search: chosen === '' ? {} : { rows: chosen }, replace: true });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div>
      <div className={styles.rowsHead}>
        <h2>{t('imports.rowByRow')}</h2>
        <Select
          label={t('imports.show')}
          choices={[
            ['', t('imports.allRows')],
            ...OUTCOMES.map((each) => [each, t(`imports.outcome.${each}`)] as const),
            ['WARNED', t('imports.outcome.WARNED')],
          ]}
          value={filter ?? ''}
          onChange={show}
        />
      </div>
      {list.isPending && <SkeletonRows />}
      {list.isError && <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && items.length === 0 && (
        <EmptyState title={filter === undefined ? t('imports.noRows') : t('imports.noSuchRows')} />
      )}
      {items.length > 0 && (
        <ol className={shared.list} aria-label={t('imports.rowByRow')}>
          {items.map((row) => (
            <ImportRowItem key={row.number} row={row} />
          ))}
        </ol>
      )}
      {list.hasNextPage && (
        <Button isPending={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
          {t('app.more')}
        </Button>
      )}
    </div>
  );
}
