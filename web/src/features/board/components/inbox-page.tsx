import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { EmptyState } from '../../../components/ui/empty-state';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { PageHead } from '../../../components/ui/page-head';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { VirtualList } from '../../../components/ui/virtual-list';
import { useShortcuts } from '../../../lib/shortcuts';
import { countOf, toFilter } from '../api/claim-filter';
import { type ClaimRow, useClaimPages } from '../api/claim-pages';
import { countsQuery, documentPriorChecksQuery } from '../api/claims';
import { BulkBar } from './bulk-bar';
import { type BulkAction, BulkDialog } from './bulk-dialog';
import { CandidateDetail } from './candidate-detail';
import { FilterBar, upTo } from './filter-bar';
import { InboxRow } from './inbox-row';
import { RefusedDecisions } from './refused-decisions';
import { SelectShown } from './select-shown';
import { useClaimSearch } from './use-claim-search';
import { useCurrent } from './use-current';
import { useSelection } from './use-selection';
import { useTriage } from './use-triage';
import styles from './inbox.module.css';

const keyOfRow = ({ claim }: ClaimRow, index: number): string => claim?.id ?? `row-${index}`;

/** Candidates, one after the other: keep what is worth checking, turn down the rest. */
export function InboxPage() {
  const t = useTranslations('inbox');
  const state = useClaimSearch();
  const triage = useTriage();
  const filter = useMemo(() => toFilter(state.search, 'CANDIDATE'), [state.search]);
  const list = useClaimPages(filter, state.search.sort ?? 'created', triage.hidden);
  const { data: counts } = useQuery(countsQuery(filter));
  const ids = useMemo(() => list.rows.map(({ claim }) => claim?.id ?? null), [list.rows]);
  const current = useCurrent(list.rows, triage.hidden);
  const selection = useSelection(ids);
  const [isAllMatching, setAllMatching] = useState(false);
  const [bulk, setBulk] = useState<BulkAction | null>(null);
  const { data: known } = useQuery({
    ...documentPriorChecksQuery(current.claim?.documentId ?? ''),
    enabled: current.claim !== null,
  });
  const knownIds = useMemo(() => new Set(known?.items.map(({ claimId }) => claimId)), [known]);
  const matching = counts ? upTo(counts.states.CANDIDATE, counts.limit) : '…';
  const stretch = (by: number) => {
    const next = current.index + by;
    if (next < 0 || next >= list.rows.length) return;
    selection.extendTo(next, current.index);
    current.go(next);
  };
  const toggle = () => current.claim && selection.toggle(current.claim.id);
  useShortcuts([
    { key: 'j', name: t('next'), run: () => current.go(current.index + 1) },
    { key: 'k', name: t('previous'), run: () => current.go(current.index - 1) },
    { key: 'ArrowDown', name: t('next'), run: () => current.go(current.index + 1) },
    { key: 'ArrowUp', name: t('previous'), run: () => current.go(current.index - 1) },
    { key: 'x', name: t('selectThis'), run: toggle },
    { key: 'shift+ArrowDown', name: t('selectDown'), run: () => stretch(1) },
    { key: 'shift+ArrowUp', name: t('selectUp'), run: () => stretch(-1) },
    { key: 'mod+a', name: t('selectAll'), run: selection.chooseAll },
    { key: 'u', name: t('undo'), run: triage.undo },
  ]);
  const isChoosing = selection.chosen.size > 0 || isAllMatching;
  return (
    <>
      <PageHead title={t('title')} hint={t('tally', triage.tally)} />
      <FilterBar
        state={state}
        quick={['urgent', 'stale']}
        sorts={['created', 'oldest', 'waiting', 'urgent']}
        defaultSort="created"
      />
      <RefusedDecisions triage={triage} />
      {isChoosing && (
        <BulkBar selection={selection} matching={matching} isAllMatching={isAllMatching} onAllMatching={setAllMatching}>
          <Button onPress={() => setBulk('accept')}>{t('accept')}</Button>
          <Button onPress={() => setBulk('reject')}>{t('reject')}</Button>
        </BulkBar>
      )}
      {list.error && <ErrorPanel error={list.error} onRetry={list.retry} />}
      {list.isPending && !list.error ? (
        <SkeletonRows />
      ) : list.rows.length === 0 && !current.claim ? (
        <Empty isFiltered={countOf(state.search) > 0} onClear={state.clear} />
      ) : (
        <div className={styles.panes}>
          <div className={styles.list}>
            <div className={styles.all}>
              <SelectShown selection={selection} label={t('selectShown')} />
              <span>{t('waiting', { count: matching })}</span>
            </div>
            <VirtualList
              label={t('candidates')}
              items={list.rows}
              keyOf={keyOfRow}
              estimate={68}
              current={current.index}
              onRange={list.onRange}
            >
              {({ claim }, index) =>
                claim ? (
                  <InboxRow
                    claim={claim}
                    isCurrent={claim.id === current.claim?.id}
                    isChosen={selection.chosen.has(claim.id)}
                    isKnown={knownIds.has(claim.id)}
                    onToggle={() => selection.toggle(claim.id)}
                    onOpen={({ shiftKey }) => {
                      if (shiftKey) selection.extendTo(index, current.index);
                      current.go(index);
                    }}
                  />
                ) : (
                  <div className={styles.blank} />
                )
              }
            </VirtualList>
          </div>
          <div>
            <div className={styles.steps}>
              <Button shortcut="k" onPress={() => current.go(current.index - 1)}>
                {t('previous')}
              </Button>
              <Button shortcut="j" onPress={() => current.go(current.index + 1)}>
                {t('next')}
              </Button>
              <Button shortcut="x" onPress={toggle}>
                {t('selectThis')}
              </Button>
              <Button shortcut="u" onPress={triage.undo}>
                {t('undo')}
              </Button>
              <span role="status" className={styles.position}>
                {t('position', { at: current.index + 1, of: matching })}
              </span>
            </div>
            {current.isGone && (
              <div role="alert" className={styles.gone}>
                <p>{t('gone')}</p>
                <Button onPress={current.leave}>{t('next')}</Button>
              </div>
            )}
            {current.claim && (
              <CandidateDetail
                key={current.claim.id}
                claim={current.claim}
                onDecide={(decision) => current.claim && triage.decide(current.claim, decision)}
                onMerged={() => current.claim && triage.remember([current.claim.id], 'merge', t('merged'))}
                onSplit={(parts) => {
                  if (current.claim) triage.hide([current.claim.id]);
                  triage.refresh();
                  triage.say(t('splitDone', { count: parts }));
                }}
              />
            )}
          </div>
        </div>
      )}
      {bulk && (
        <BulkDialog
          action={bulk}
          target={isAllMatching ? { filter, count: matching } : { ids: [...selection.chosen] }}
          onClose={() => setBulk(null)}
          onDone={(done) => {
            if (done.length > 0) triage.remember(done, bulk, t('bulkUndo', { count: done.length }));
            selection.clear();
            setAllMatching(false);
          }}
        />
      )}
    </>
  );
}

function Empty({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  const t = useTranslations('inbox');
  if (!isFiltered) return <EmptyState title={t('empty')} hint={t('emptyHint')} />;
  return (
    <EmptyState title={t('emptyFiltered')}>
      <Button onPress={onClear}>{t('clearFilters')}</Button>
    </EmptyState>
  );
}
