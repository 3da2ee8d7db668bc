import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Menu } from '../../../components/ui/menu';
import { PageHead } from '../../../components/ui/page-head';
import { meQuery } from '../../../lib/me';
import { VIEWS, type View } from '../api/claim-search';
import { BoardColumns } from './board-columns';
import { BoardList } from './board-list';
import { FilterBar } from './filter-bar';
import { HandOverDialog } from './hand-over-dialog';
import { OverdueList } from './overdue-list';
import { RebalanceDrawer } from './rebalance-drawer';
import { useClaimSearch } from './use-claim-search';
import styles from './board.module.css';

const HEAPS = [
  'urgent',
  'late',
  'stale',
  'disputed',
  'unassigned',
  'toApprove',
  'toPublish',
  'scheduled',
  'mine',
] as const;

/** All claims of the desk: by state, as one long list, or the work that is past its due date. */
export function BoardPage() {
  const t = useTranslations();
  const state = useClaimSearch();
  const { data: me } = useQuery(meQuery);
  const [open, setOpen] = useState<'rebalance' | 'handOver' | null>(null);
  const mayAssign = me?.permissions.includes('assignment.assign') ?? false;
  const view: View = state.search.view ?? 'columns';
  const views = VIEWS.filter((each) => each !== 'overdue' || mayAssign);
  return (
    <>
      <PageHead title={t('board.title')}>
        <div className={styles.views} role="group" aria-label={t('board.views')}>
          {views.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={view === each}
              className={styles.view}
              onClick={() => state.set({ view: each === 'columns' ? undefined : each })}
            >
              {t(`board.view.${each}`)}
            </button>
          ))}
        </div>
        {mayAssign && (
          <Menu
            name={t('board.work')}
            items={[
              { key: 'rebalance', name: t('assign.rebalance'), run: () => setOpen('rebalance') },
              { key: 'handOver', name: t('assign.handOver'), run: () => setOpen('handOver') },
            ]}
          />
        )}
      </PageHead>
      {view === 'overdue' ? (
        <OverdueList />
      ) : (
        <>
          <FilterBar
            state={state}
            quick={HEAPS}
            sorts={['waiting', 'due', 'urgent', 'created', 'oldest']}
            defaultSort={view === 'columns' ? 'waiting' : 'created'}
          />
          {view === 'columns' ? <BoardColumns state={state} /> : <BoardList state={state} />}
        </>
      )}
      {open === 'rebalance' && <RebalanceDrawer userId="" onClose={() => setOpen(null)} />}
      {open === 'handOver' && <HandOverDialog onClose={() => setOpen(null)} />}
    </>
  );
}
