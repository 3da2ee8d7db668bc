import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ClaimFilter, DeskClaim } from '../../../lib/claims';
import type { Sort } from './claim-search';
import { claimPageQuery, PAGE } from './claims';

/** A row of a list of claims; without a claim while its page is on its way. */
export interface ClaimRow {
  page: number;
  claim: DeskClaim | null;
}

/** Rows this near to the end of a page bring the next one. */
const NEAR = 30;

/**
 * A list of claims of any length. Only the pages in view are asked for, kept fresh and held on to; where each page
 * begins is remembered, so that one can scroll back to any of them.
 */
export function useClaimPages(filter: ClaimFilter, sort: Sort, hidden: ReadonlySet<string> = NONE) {
  const queries = useQueryClient();
  const key = JSON.stringify([filter, sort]);
  const [chain, setChain] = useState<Chain>({ key, cursors: [undefined], ended: false });
  const [view, setView] = useState({ key, first: 0, last: 0 });
  const { cursors, ended } = chain.key === key ? chain : { cursors: [undefined], ended: false };
  const from = view.key === key ? view.first : 0;
  const to = Math.min(view.key === key ? view.last : 0, cursors.length - 1);
  const shown = Array.from({ length: to - from + 1 }, (_, n) => from + n);
  const pages = useQueries({ queries: shown.map((page) => claimPageQuery(filter, sort, cursors[page])) });
  const arrived = pages.map(({ dataUpdatedAt }) => dataUpdatedAt).join();

  useEffect(() => {
    setChain((before) =>
      shown.reduce(
        (longer, page, n) => continued(longer, page, pages[n]?.data?.nextCursor),
        before.key === key ? before : { key, cursors: [undefined], ended: false },
      ),
    );
    // Which pages are shown, and what has arrived of them, is all that this depends on.
  }, [key, from, to, arrived]);

  const rows = useMemo(() => {
    const all: ClaimRow[] = [];
    for (const [page, cursor] of cursors.entries()) {
      const items = queries.getQueryData(claimPageQuery(filter, sort, cursor).queryKey)?.items;
      if (items) all.push(...items.filter(({ id }) => !hidden.has(id)).map((claim) => ({ page, claim })));
      else if (page > 0) all.push(...blanksOf(page));
    }
    return all;
  }, [key, cursors, arrived, hidden]);

  const onRange = useCallback(
    (first: number, last: number) => {
      const firstPage = rows[first]?.page ?? 0;
      const lastPage = rows[Math.min(last + NEAR, rows.length - 1)]?.page ?? firstPage;
      setView((before) =>
        before.key === key && before.first === firstPage && before.last === lastPage
          ? before
          : { key, first: firstPage, last: lastPage },
      );
    },
    [key, rows],
  );
  // All of the first pages were decided and are hidden: look at what comes after them.
  useEffect(() => {
    if (rows.length < NEAR && !ended && cursors.length > 1) setView({ key, first: 0, last: cursors.length - 1 });
  }, [key, rows.length, ended, cursors.length]);

  const failed = pages.find(({ isError }) => isError);
  return {
    rows,
    onRange,
    /** False while more may follow the rows that are known. */
    isWhole: ended,
    isPending: pages.every(({ isPending }) => isPending) && rows.every(({ claim }) => claim === null),
    error: failed?.error ?? null,
    retry: () => void failed?.refetch(),
  };
}

const NONE: ReadonlySet<string> = new Set();

const blanks: (readonly ClaimRow[])[] = [];

/** The rows of a page that is not here: the same ones every time, for a long list has hundreds of such pages. */
const blanksOf = (page: number): readonly ClaimRow[] =>
  (blanks[page] ??= Array.from({ length: PAGE }, () => ({ page, claim: null })));

interface Chain {
  key: string;
  /** Where each page begins; the first one has no cursor. */
  cursors: readonly (string | undefined)[];
  ended: boolean;
}

/** What is known after a page has said where the next one begins (null: nowhere; undefined: not there yet). */
function continued(chain: Chain, page: number, next: string | null | undefined): Chain {
  if (next === undefined) return chain;
  const { key, cursors, ended } = chain;
  if (next === null) {
    return cursors.length === page + 1 && ended ? chain : { key, cursors: cursors.slice(0, page + 1), ended: true };
  }
  if (cursors[page + 1] === next) return chain;
  const isLast = page + 1 >= cursors.length;
  return {
    key,
    cursors: [...cursors.slice(0, page + 1), next, ...cursors.slice(page + 2)],
    ended: isLast ? false : ended,
  };
}
