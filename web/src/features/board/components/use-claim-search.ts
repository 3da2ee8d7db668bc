import { useNavigate, useSearch } from '@tanstack/react-router';
import type { BoardSearch } from '../api/claim-search';

/** The filters in the address, and how to change them. `undefined` takes one away. */
export function useClaimSearch() {
  const search: BoardSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const replace = (next: BoardSearch) => void navigate({ to: '.', search: next as never, replace: true });
  return {
    search,
    set: (change: { [Name in keyof BoardSearch]?: BoardSearch[Name] | undefined }) => {
      const next: Record<string, unknown> = { ...search, ...change };
      for (const name of Object.keys(next)) if (next[name] === undefined || next[name] === '') delete next[name];
      replace(next as BoardSearch);
    },
    /** Everything but the way in which it is shown. */
    clear: () =>
      replace({ ...(search.view ? { view: search.view } : {}), ...(search.sort ? { sort: search.sort } : {}) }),
    replace,
  };
}
export type ClaimSearchState = ReturnType<typeof useClaimSearch>;
