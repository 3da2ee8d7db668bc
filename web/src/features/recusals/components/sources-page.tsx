import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { DataTable } from '../../../components/ui/data-table';
import { EmptyState } from '../../../components/ui/empty-state';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { MoreRows } from '../../../components/ui/more-rows';
import { PageHead } from '../../../components/ui/page-head';
import { SearchField } from '../../../components/ui/search-field';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { sourcesQuery } from '../../../lib/sources';
import { recusalsQuery } from '../api/recusals';
import styles from './recusals.module.css';

/** Where documents come from, and who does not rate what comes from there. */
export function SourcesPage() {
  const t = useTranslations('recusals');
  const { q } = useSearch({ from: '/desk/admin/sources' });
  const navigate = useNavigate({ from: '/admin/sources' });
  return (
    <>
      <PageHead title={t('sources')} hint={t('sourcesHint')} />
      <div className={styles.page}>
        <div role="search" className={styles.filters}>
          <SearchField
            label={t('searchSources')}
            value={q ?? ''}
            onChange={(words) => void navigate({ search: words === '' ? {} : { q: words }, replace: true })}
          />
        </div>
        <Sources q={q} />
      </div>
    </>
  );
}

function Sources({ q }: { q: string | undefined }) {
  const t = useTranslations();
  const list = useInfiniteQuery(sourcesQuery(q));
  const { data: recusals } = useQuery(recusalsQuery);
  if (list.isPending) return <SkeletonRows />;
  if (list.isError) return <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />;
  const sources = list.data.pages.flatMap(({ items }) => items);
  if (sources.length === 0) {
    return q === undefined ? (
      <EmptyState title={t('recusals.noSources')} hint={t('recusals.noSourcesHint')} />
    ) : (
      <EmptyState title={t('app.nothingFound')} />
    );
  }
  const conflictsOf = (id: string) => recusals?.filter(({ subject }) => subject === id).length ?? 0;
  return (
    <>
      <DataTable
        label={t('recusals.sources')}
        rows={sources}
        keyOf={({ id }) => id}
        columns={[
          { key: 'name', name: t('recusals.name'), cell: ({ name }) => <bdi>{name}</bdi> },
          {
            key: 'homepage',
            name: t('recusals.homepage'),
            cell: ({ homepage }) => homepage !== null && <a href={homepage}>{homepage}</a>,
          },
          { key: 'documents', name: t('recusals.documents'), cell: ({ documents }) => documents, isNumber: true },
          { key: 'watched', name: t('recusals.watched'), cell: ({ watched }) => watched, isNumber: true },
          {
            key: 'conflicts',
            name: t('recusals.conflicts'),
            isNumber: true,
            cell: ({ id, name }) => (
              <Link
                to="/admin/recusals"
                search={{ kind: 'SOURCE', subject: id }}
                className={styles.count}
                aria-label={`${t('recusals.conflicts')}: ${name}`}
              >
                {conflictsOf(id)}
              </Link>
            ),
          },
        ]}
      />
      <MoreRows list={list} />
    </>
  );
}
