import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { PublishingNav } from '../../../components/reports/publishing-nav';
import { Button } from '../../../components/ui/button';
import { DayField } from '../../../components/ui/day-field';
import { EmptyState } from '../../../components/ui/empty-state';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { PageHead } from '../../../components/ui/page-head';
import { SettledSearchField } from '../../../components/ui/settled-search-field';
import { SettledTextField } from '../../../components/ui/settled-text-field';
import { SkeletonRows } from '../../../components/ui/skeleton';
import type { PriorCheckFilter } from '../../../lib/prior-check-filter';
import { priorCheckFile, priorChecksQuery } from '../api/prior-checks';
import { PriorCheckDetail } from './prior-check-detail';
import { PriorCheckRow } from './prior-check-row';
import shared from '../../../components/reports/made.module.css';
import own from './prior-checks.module.css';

type Change = { [Name in keyof PriorCheckFilter]: string | undefined } & { check?: string | undefined };

/** What others have checked before, with where the desk has it from. */
export function PriorChecksPage() {
  const t = useTranslations('imports.prior');
  const { check, ...filter } = useSearch({ from: '/desk/prior-checks' });
  const navigate = useNavigate({ from: '/prior-checks' });
  const change = (next: Change) => void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  return (
    <>
      <PublishingNav />
      <PageHead title={t('title')} hint={t('hint')}>
        <a href={priorCheckFile('csv', filter)} download>
          {t('csv')}
        </a>
        <a href={priorCheckFile('jsonld', filter)} download>
          {t('jsonld')}
        </a>
      </PageHead>
      <div className={own.filters}>
        <SettledSearchField
          label={t('search')}
          value={filter.q ?? ''}
          onSettle={(q) => change({ q: q || undefined })}
        />
        <SettledTextField
          label={t('publisher')}
          value={filter.publisher ?? ''}
          onSettle={(publisher) => change({ publisher: publisher || undefined })}
        />
        <SettledTextField
          label={t('rating')}
          value={filter.rating ?? ''}
          onSettle={(rating) => change({ rating: rating || undefined })}
        />
        <SettledTextField
          label={t('language')}
          value={filter.language ?? ''}
          onSettle={(language) => change({ language: language || undefined })}
        />
        <DayField
          label={t('from')}
          value={filter.from ?? ''}
          onChange={(from) => change({ from: from || undefined })}
        />
        <DayField label={t('to')} value={filter.to ?? ''} onChange={(to) => change({ to: to || undefined })} />
      </div>
      <Checks filter={filter} onOpen={(id) => change({ check: id })} />
      <PriorCheckDetail id={check} onClose={() => change({ check: undefined })} />
    </>
  );
}

function Checks({ filter, onOpen }: { filter: PriorCheckFilter; onOpen: (id: string) => void }) {
  const t = useTranslations();
  const list = useInfiniteQuery(priorChecksQuery(filter));
  if (list.isPending) return <SkeletonRows />;
  if (list.isError) return <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />;
  const items = list.data.pages.flatMap((page) => page.items);
  if (items.length === 0) {
    return Object.keys(filter).length > 0 ? (
      <EmptyState title={t('imports.prior.nothingFound')} hint={t('imports.prior.nothingFoundHint')} />
    ) : (
      <EmptyState title={t('imports.prior.empty')} hint={t('imports.prior.emptyHint')} />
    );
  }
  return (
    <>
      <ul className={shared.list} aria-label={t('imports.prior.title')}>
        {items.map((check) => (
          <PriorCheckRow key={check.id} check={check} onOpen={() => onOpen(check.id)} />
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
