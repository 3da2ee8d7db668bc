import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { EmptyState } from '../../../components/ui/empty-state';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { PageHead } from '../../../components/ui/page-head';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { VirtualList } from '../../../components/ui/virtual-list';
import { type AuditFilter, auditQuery } from '../api/audit';
import { AuditFilters } from './audit-filters';
import { AuditRow } from './audit-row';
import { ChainState } from './chain-state';
import styles from './audit.module.css';

const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/i;

/** Everything that happened, newest or oldest first. */
export function AuditPage() {
  const t = useTranslations('audit');
  const search = useSearch({ from: '/desk/admin/audit' });
  const navigate = useNavigate({ from: '/admin/audit' });
  const object = search.object?.trim();
  const isId = object === undefined || ID.test(object);
  const filter: AuditFilter = {
    actorId: search.person,
    event: search.event,
    entityType: search.kind,
    entityId: isId ? object : undefined,
    from: search.from,
    to: search.to,
    order: search.order,
  };
  return (
    <>
      <PageHead title={t('title')} hint={t('hint')} />
      <div className={styles.page}>
        <ChainState />
        <AuditFilters
          value={search}
          objectFault={isId ? undefined : t('notId')}
          onChange={(change) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true })}
          onClear={() => void navigate({ search: {}, replace: true })}
        />
        <Events filter={filter} onObject={(id) => void navigate({ search: { object: id } })} />
      </div>
    </>
  );
}

function Events({ filter, onObject }: { filter: AuditFilter; onObject: (id: string) => void }) {
  const t = useTranslations();
  const list = useInfiniteQuery(auditQuery(filter));
  if (list.isPending) return <SkeletonRows />;
  if (list.isError) return <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />;
  const events = list.data.pages.flatMap(({ items }) => items);
  const more = () => {
    if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
  };
  if (events.length === 0) return <EmptyState title={t('audit.none')} hint={t('audit.noneHint')} />;
  return (
    <VirtualList label={t('audit.title')} items={events} keyOf={({ seq }) => seq} estimate={44} onEnd={more}>
      {(event) => <AuditRow event={event} onObject={onObject} />}
    </VirtualList>
  );
}
