import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { Badge } from '../../../components/ui/badge';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { VirtualList } from '../../../components/ui/virtual-list';
import { toFilter } from '../api/claim-filter';
import { type ClaimRow, useClaimPages } from '../api/claim-pages';
import { type Sort, type State, statesOf } from '../api/claim-search';
import { type ClaimCounts, countsQuery } from '../api/claims';
import { BoardBulkBar } from './board-bulk-bar';
import { ClaimCard } from './claim-card';
import { upTo } from './filter-bar';
import { type BoardActs, useBoardActs } from './use-board-acts';
import type { ClaimSearchState } from './use-claim-search';
import { type Selection, useSelection } from './use-selection';
import styles from './board.module.css';

/** The states in which the desk has something to do. */
const AT_WORK: readonly State[] = ['CANDIDATE', 'READY', 'IN_REVIEW', 'NEEDS_ADJUDICATION', 'DECIDED'];

/** The claims by state, one column each. */
export function BoardColumns({ state }: { state: ClaimSearchState }) {
  const t = useTranslations('board');
  const asked = statesOf(state.search);
  const selection = useSelection([]);
  const acts = useBoardActs(selection.clear);
  const { data: counts } = useQuery(countsQuery(toFilter({ ...state.search, state: '' })));
  const columns = asked.length > 0 ? asked : AT_WORK;
  return (
    <>
      <BoardBulkBar selection={selection} acts={acts} filter={toFilter(state.search)} matching={null} />
      <div className={styles.columns} role="group" aria-label={t('view.columns')} tabIndex={0}>
        {columns.map((column) => (
          <Column
            key={column}
            column={column}
            state={state}
            counts={counts}
            selection={selection}
            acts={acts}
            isAlone={columns.length === 1}
          />
        ))}
      </div>
      {acts.windows}
    </>
  );
}

interface Props {
  column: State;
  state: ClaimSearchState;
  counts: ClaimCounts | undefined;
  selection: Selection;
  acts: BoardActs;
  isAlone: boolean;
}

const keyOf = ({ claim }: ClaimRow, index: number): string => claim?.id ?? `row-${index}`;

/** What is rejected or in the archive waits for nobody. */
const sortOf = (column: State, sort: Sort): Sort =>
  sort === 'waiting' && (column === 'REJECTED' || column === 'ARCHIVED') ? 'created' : sort;

function Column({ column, state: { search }, counts, selection, acts, isAlone }: Props) {
  const t = useTranslations();
  const filter = useMemo(() => toFilter(search, column), [search, column]);
  const sort = sortOf(column, search.sort ?? 'waiting');
  const list = useClaimPages(filter, sort);
  const aged = column === 'REJECTED' || column === 'ARCHIVED' ? undefined : counts?.aged[column];
  return (
    <section className={styles.column} aria-label={t(`claims.state.${column}`)} data-alone={isAlone}>
      <div className={styles.columnHead}>
        <h2>{t(`claims.state.${column}`)}</h2>
        {counts && <span className={styles.number}>{columnCount(column, sort, counts)}</span>}
        {aged !== undefined && aged.claims > 0 && (
          <Badge tone="warn">{t('board.aged', { count: aged.claims, days: aged.afterDays })}</Badge>
        )}
      </div>
      {list.error && <ErrorPanel error={list.error} onRetry={list.retry} />}
      {list.isPending && !list.error ? (
        <SkeletonRows rows={4} />
      ) : list.rows.length === 0 ? (
        <p className={styles.nothing}>{t('board.emptyColumn')}</p>
      ) : (
        <VirtualList
          label={t('board.claimsIn', { state: t(`claims.state.${column}`) })}
          items={list.rows}
          keyOf={keyOf}
          estimate={112}
          onRange={list.onRange}
        >
          {({ claim }) =>
            claim ? (
              <ClaimCard
                claim={claim}
                acts={acts}
                isChosen={selection.chosen.has(claim.id)}
                onToggle={() => selection.toggle(claim.id)}
              />
            ) : (
              <div className={styles.blank} />
            )
          }
        </VirtualList>
      )}
    </section>
  );
}

/** Decided claims wait only while their verdict is not published. */
const columnCount = (column: State, sort: Sort, { states, toApprove, toPublish, limit }: ClaimCounts): string =>
  upTo(column === 'DECIDED' && sort === 'waiting' ? toApprove + toPublish : states[column], limit);
