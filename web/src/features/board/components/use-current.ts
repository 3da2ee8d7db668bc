import { useEffect, useState } from 'react';
import type { ClaimRow } from '../api/claim-pages';
import type { DeskClaim } from '../../../lib/claims';

interface Place {
  claim: DeskClaim | null;
  index: number;
}

/**
 * The candidate in view. It stays the same one when the list moves under it; after a decision of one's own the next takes
 * its place. One that somebody else decided stays in view, so that no key falls on another claim than the one that was read.
 */
export function useCurrent(rows: readonly ClaimRow[], hidden: ReadonlySet<string>) {
  const [place, setPlace] = useState<Place>({ claim: null, index: 0 });
  const { claim: kept, index: last } = place;
  const isAt = (row: ClaimRow | undefined): boolean => row?.claim != null && row.claim.id === kept?.id;
  // Mostly it is where it was; only after a change of the list it is looked for in all of it.
  const found = isAt(rows[last]) ? last : rows.findIndex(isAt);
  const isOwn = kept === null || hidden.has(kept.id);
  const isGone = found < 0 && !isOwn;
  const index = found >= 0 ? found : Math.max(0, Math.min(last, rows.length - 1));
  const claim = isGone ? kept : (rows[index]?.claim ?? null);
  useEffect(() => {
    if (claim !== kept || index !== last) setPlace({ claim, index });
  }, [claim, kept, index, last]);
  return {
    claim,
    index,
    /** It is no candidate any more: somebody else has decided. */
    isGone,
    go: (to: number) => {
      const next = isGone && to > index ? rows[index] : rows[to];
      if (next?.claim) setPlace({ claim: next.claim, index: isGone && to > index ? index : to });
    },
    leave: () => setPlace({ claim: rows[index]?.claim ?? null, index }),
  };
}
