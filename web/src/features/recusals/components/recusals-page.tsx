import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { EmptyState } from '../../../components/ui/empty-state';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { PageHead } from '../../../components/ui/page-head';
import { Select } from '../../../components/ui/select';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { useNames } from '../../../lib/people';
import { useShortcuts } from '../../../lib/shortcuts';
import { sourceNamesQuery } from '../../../lib/sources';
import { KINDS, type Recusal, recusalsQuery } from '../api/recusals';
import { AddRecusalDialog } from './add-recusal-dialog';
import { RecusalsTable } from './recusals-table';
import styles from './recusals.module.css';

export function RecusalsPage() {
  const t = useTranslations('recusals');
  const search = useSearch({ from: '/desk/admin/recusals' });
  const [isAdding, setAdding] = useState(false);
  useShortcuts([{ key: 'n', name: t('add'), run: () => setAdding(true) }]);
  return (
    <>
      <PageHead title={t('title')} hint={t('hint')}>
        <Button tone="main" shortcut="n" onPress={() => setAdding(true)}>
          {t('add')}
        </Button>
      </PageHead>
      <List />
      <AddRecusalDialog isOpen={isAdding} subject={search.subject ?? null} onClose={() => setAdding(false)} />
    </>
  );
}

function List() {
  const t = useTranslations('recusals');
  const search = useSearch({ from: '/desk/admin/recusals' });
  const navigate = useNavigate({ from: '/admin/recusals' });
  const recusals = useQuery(recusalsQuery);
  const { data: sources } = useQuery(sourceNamesQuery);
  const names = useNames();
  const nameOf = (id: string) => names(id) ?? id.slice(0, 8);
  if (recusals.isPending) return <SkeletonRows />;
  if (recusals.isError) return <ErrorPanel error={recusals.error} onRetry={() => void recusals.refetch()} />;
  const all = recusals.data;
  if (all.length === 0) return <EmptyState title={t('none')} hint={t('noneHint')} />;
  const people = [...new Set(all.map(({ userId }) => userId))];
  const shown = all.filter(
    ({ kind, userId, subject }) =>
      (search.kind === undefined || kind === search.kind) &&
      (search.person === undefined || userId === search.person) &&
      (search.subject === undefined || subject === search.subject),
  );
  const narrow = (change: { kind?: string; person?: string }) =>
    void navigate({ search: (before) => ({ ...before, subject: undefined, ...change }), replace: true });
  const subjectOf = ({ kind, subject }: Recusal) =>
    kind === 'SOURCE' ? (sources?.find(({ id }) => id === subject)?.name ?? subject) : subject;
  return (
    <div className={styles.page}>
      <div role="search" className={styles.filters}>
        <Select
          label={t('kindLabel')}
          hideLabel
          value={search.kind ?? ''}
          choices={[['', t('all')], ...KINDS.map((kind) => [kind, t(`kind.${kind}`)] as const)]}
          onChange={(kind) => narrow({ kind: kind || undefined })}
        />
        <Select
          label={t('person')}
          hideLabel
          value={search.person ?? ''}
          choices={[['', t('everybody')], ...people.map((id) => [id, nameOf(id)] as const)]}
          onChange={(person) => narrow({ person: person || undefined })}
        />
      </div>
      {shown.length === 0 ? (
        <EmptyState title={t('noneFound')} />
      ) : (
        <RecusalsTable recusals={shown} nameOf={nameOf} subjectOf={subjectOf} />
      )}
    </div>
  );
}
