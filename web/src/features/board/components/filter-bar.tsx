import { useQuery } from '@tanstack/react-query';
import { SlidersHorizontal } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { SearchField } from '../../../components/ui/search-field';
import { Select } from '../../../components/ui/select';
import { countOf, toFilter } from '../api/claim-filter';
import type { ClaimSearch, Sort } from '../api/claim-search';
import { type ClaimCounts, countsQuery } from '../api/claims';
import { MoreFilters } from './more-filters';
import { SavedFilters } from './saved-filters';
import type { ClaimSearchState } from './use-claim-search';
import styles from './filter-bar.module.css';

interface Quick {
  key: 'urgent' | 'late' | 'stale' | 'disputed' | 'unassigned' | 'toApprove' | 'toPublish' | 'scheduled' | 'mine';
  on: ClaimSearch;
}

/** The heaps an editor looks at all day, each one press away. */
const QUICK: readonly Quick[] = [
  { key: 'urgent', on: { urgent: true } },
  { key: 'late', on: { late: true } },
  { key: 'stale', on: { stale: true } },
  { key: 'disputed', on: { state: 'NEEDS_ADJUDICATION' } },
  { key: 'unassigned', on: { unassigned: true } },
  { key: 'toApprove', on: { pendingVerdict: 'PROPOSED' } },
  { key: 'toPublish', on: { pendingVerdict: 'APPROVED' } },
  { key: 'scheduled', on: { scheduled: true } },
  { key: 'mine', on: { editor: 'me' } },
];

interface Props {
  state: ClaimSearchState;
  /** Which heaps are offered. */
  quick: readonly Quick['key'][];
  sorts: readonly Sort[];
  defaultSort: Sort;
  children?: ReactNode;
}

/** What the claims are narrowed by; all of it is in the address, so that it can be sent to somebody. */
export function FilterBar({ state, quick, sorts, defaultSort, children }: Props) {
  const t = useTranslations('board');
  const { search, set, clear } = state;
  const [isOpen, setOpen] = useState(false);
  const { data: counts } = useQuery(countsQuery(withoutHeaps(search)));
  const active = countOf(search);
  return (
    <div className={styles.bar}>
      <div className={styles.row}>
        <WordSearch value={search.q ?? ''} onChange={(q) => set({ q })} />
        <Select
          label={t('sort')}
          hideLabel
          choices={sorts.map((sort) => [sort, t(`sortBy.${sort}`)] as const)}
          value={search.sort ?? defaultSort}
          onChange={(sort) => set({ sort: sort === defaultSort ? undefined : sort })}
        />
        <Button aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          <SlidersHorizontal size={16} aria-hidden="true" />
          {t('filters', { count: active })}
        </Button>
        <SavedFilters state={state} />
        {active > 0 && (
          <Button tone="bare" onPress={clear}>
            {t('clearFilters')}
          </Button>
        )}
        {children}
      </div>
      {quick.length > 0 && (
        <div className={styles.row} role="group" aria-label={t('quick')}>
          {QUICK.filter(({ key }) => quick.includes(key)).map(({ key, on }) => {
            const isOn = Object.entries(on).every(([name, value]) => search[name as keyof ClaimSearch] === value);
            const off = Object.fromEntries(Object.keys(on).map((name) => [name, undefined]));
            return (
              <button
                key={key}
                type="button"
                className={styles.chip}
                aria-pressed={isOn}
                onClick={() => set(isOn ? off : on)}
              >
                {t(`heap.${key}`)}
                {counts && <span className={styles.count}>{countText(counts, key)}</span>}
              </button>
            );
          })}
        </div>
      )}
      {isOpen && <MoreFilters state={state} />}
    </div>
  );
}

/** The filter without what the heaps themselves ask for, so that each heap shows what pressing it would give. */
function withoutHeaps(search: ClaimSearch) {
  const rest: Record<string, unknown> = { ...search };
  for (const { on } of QUICK) for (const name of Object.keys(on)) delete rest[name];
  return toFilter(rest as ClaimSearch);
}

/** A number of the counts; they stop counting at their limit. */
export const upTo = (count: number, limit: number): string => (count >= limit ? `${limit - 1}+` : String(count));

const countText = (counts: ClaimCounts, key: Quick['key']): string =>
  upTo(key === 'disputed' ? counts.states.NEEDS_ADJUDICATION : counts[key], counts.limit);

/** Looks after one has stopped typing for a moment. */
function WordSearch({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useTranslations('board');
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return undefined;
    const timer = window.setTimeout(() => onChange(text), 300);
    return () => window.clearTimeout(timer);
    // The newest `onChange` is not waited for: it does the same.
  }, [text]);
  return <SearchField label={t('search')} value={text} onChange={setText} maxLength={200} />;
}
