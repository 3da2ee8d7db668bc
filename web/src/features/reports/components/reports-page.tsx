import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { PublishingNav } from '../../../components/reports/publishing-nav';
import { ReportFilterFields } from '../../../components/reports/report-filter-fields';
import { Button } from '../../../components/ui/button';
import { PageHead } from '../../../components/ui/page-head';
import { SettledSearchField } from '../../../components/ui/settled-search-field';
import { meQuery } from '../../../lib/me';
import { narrowings, type ReportFilter } from '../../../lib/report-filter';
import { reportsQuery } from '../api/reports';
import { ReportList } from './report-list';
import styles from './reports.module.css';

/** What the desk has published: found, looked at in place, taken elsewhere. */
export function ReportsPage() {
  const t = useTranslations('reports');
  const filter = useSearch({ from: '/desk/reports' });
  const navigate = useNavigate({ from: '/reports' });
  const { data: me } = useQuery(meQuery);
  const mayExport = me?.permissions.includes('export.create') === true;
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [open, setOpen] = useState(narrowings(filter) > 0 || filter.all === true);
  const list = useInfiniteQuery(reportsQuery(filter));
  const change = (change: { [Name in keyof ReportFilter]: ReportFilter[Name] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...change }) as ReportFilter, replace: true });
  return (
    <>
      <PublishingNav />
      <PageHead title={t('title')} hint={t('hint')}>
        {mayExport && (
          <Link
            className={styles.main}
            to="/exports"
            search={chosen.size > 0 ? { numbers: [...chosen].sort((a, b) => a - b).join(',') } : filter}
          >
            {chosen.size > 0 ? t('exportChosen', { count: chosen.size }) : t('exportThese')}
          </Link>
        )}
      </PageHead>
      <div className={styles.tools}>
        <SettledSearchField
          label={t('search')}
          value={filter.q ?? ''}
          onSettle={(q) => change({ q: q || undefined })}
        />
        <Button aria-expanded={open} onPress={() => setOpen(!open)}>
          {t('filters', { count: narrowings(filter) + (filter.all ? 1 : 0) })}
        </Button>
        {narrowings(filter) + (filter.all ? 1 : 0) > 0 && (
          <Button tone="bare" onPress={() => void navigate({ search: filter.q === undefined ? {} : { q: filter.q } })}>
            {t('clear')}
          </Button>
        )}
      </div>
      {open && (
        <div className={styles.filters}>
          <ReportFilterFields value={filter} onChange={change} />
        </div>
      )}
      <ReportList
        list={list}
        chosen={mayExport ? chosen : null}
        onChoose={setChosen}
        isNarrowed={Object.keys(filter).length > 0}
      />
    </>
  );
}
