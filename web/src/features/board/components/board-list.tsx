import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { EmptyState } from '../../../components/ui/empty-state';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { VirtualList } from '../../../components/ui/virtual-list';
import { useShortcuts } from '../../../lib/shortcuts';
import { countOf, toFilter } from '../api/claim-filter';
import { type ClaimRow, useClaimPages } from '../api/claim-pages';
import { statesOf } from '../api/claim-search';
import { type ClaimCounts, countsQuery } from '../api/claims';
import { BoardBulkBar } from './board-bulk-bar';
import { ClaimCard } from './claim-card';
import { upTo } from './filter-bar';
import { SelectShown } from './select-shown';
import { useBoardActs } from './use-board-acts';
import type { ClaimSearchState } from './use-claim-search';
import { useCurrent } from './use-current';
import { useSelection } from './use-selection';
import styles from './board.module.css';

const keyOf = ({ claim }: ClaimRow, index: number): string => claim?.id ?? `row-${index}`;
const NONE: ReadonlySet<string> = new Set();

/** How many claims fit, as far as they were counted. */
function totalOf(counts: ClaimCounts | undefined, states: readonly (keyof ClaimCounts['states'])[]): string {
  if (!counts) return '…';
  const names = states.length > 0 ? states : (Object.keys(counts.states) as (keyof ClaimCounts['states'])[]);
  const numbers = names.map((name) => counts.states[name]);
  const sum = numbers.reduce((total, number) => total + number, 0);
  return numbers.some((number) => number >= counts.limit) ? `${sum - 1}+` : upTo(sum, Infinity);
}

/** The claims as one list of any length. */
export function BoardList({ state }: { state: ClaimSearchState }) {
  const t = useTranslations('board');
  const { search } = state;
  const filter = useMemo(() => toFilter(search), [search]);
  const list = useClaimPages(filter, search.sort ?? 'created');
  const ids = useMemo(() => list.rows.map(({ claim }) => claim?.id ?? null), [list.rows]);
  const selection = useSelection(ids);
  const current = useCurrent(list.rows, NONE);
  const acts = useBoardActs(selection.clear);
  const { data: counts } = useQuery(countsQuery(filter));
  const total = totalOf(counts, statesOf(search));
  const stretch = (by: number) => {
    const next = current.index + by;
    if (next < 0 || next >= list.rows.length) return;
    selection.extendTo(next, current.index);
    current.go(next);
  };
  const assign = () =>
    acts.assign({ ids: selection.chosen.size > 0 ? [...selection.chosen] : current.claim ? [current.claim.id] : [] });
  const hasClaim = current.claim !== null;
  useShortcuts([
    { key: 'j', name: t('next'), run: () => current.go(current.index + 1) },
    { key: 'k', name: t('previous'), run: () => current.go(current.index - 1) },
    { key: 'ArrowDown', name: t('next'), run: () => current.go(current.index + 1) },
    { key: 'ArrowUp', name: t('previous'), run: () => current.go(current.index - 1) },
    { key: 'x', name: t('selectThis'), run: () => current.claim && selection.toggle(current.claim.id) },
    { key: 'shift+ArrowDown', name: t('selectDown'), run: () => stretch(1) },
    { key: 'shift+ArrowUp', name: t('selectUp'), run: () => stretch(-1) },
    { key: 'mod+a', name: t('selectAll'), run: selection.chooseAll },
    { key: 'a', name: t('assign'), run: assign, enabled: hasClaim && acts.may('assignment.assign') },
    {
      key: '!',
      name: t('makeUrgent'),
      run: () => current.claim && acts.toggleUrgent(current.claim),
      enabled: hasClaim && acts.may('claim.triage'),
    },
  ]);
  const whole = (
    <>
      <BoardBulkBar selection={selection} acts={acts} filter={filter} matching={total} />
      <div className={styles.listHead}>
        <SelectShown selection={selection} label={t('selectShown')} />
        <span>{t('total', { count: total })}</span>
      </div>
      <div className={styles.list}>
        <VirtualList
          label={t('claims')}
          items={list.rows}
          keyOf={keyOf}
          estimate={76}
          current={current.index}
          onRange={list.onRange}
        >
          {({ claim }) =>
            claim ? (
              <ClaimCard
                claim={claim}
                acts={acts}
                withState
                isChosen={selection.chosen.has(claim.id)}
                isCurrent={claim.id === current.claim?.id}
                onToggle={() => selection.toggle(claim.id)}
              />
            ) : (
              <div className={styles.blank} />
            )
          }
        </VirtualList>
      </div>
      {list.error && <ErrorPanel error={list.error} onRetry={list.retry} />}
    </>
  );
  const none = list.error ? (
    <ErrorPanel error={list.error} onRetry={list.retry} />
  ) : (
    <EmptyState title={t('empty')} hint={t('emptyHint')}>
      {countOf(search) > 0 && <Button onPress={state.clear}>{t('clearFilters')}</Button>}
    </EmptyState>
  );
  const isWaiting = list.isPending && !list.error;
  return (
    <>
      {isWaiting ? <SkeletonRows /> : list.rows.length === 0 ? none : whole}
      {/* The windows stay, whatever becomes of the list behind them: what was done in one may empty it. */}
      {acts.windows}
    </>
  );
}
