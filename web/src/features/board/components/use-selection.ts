import { useCallback, useMemo, useState } from 'react';

const NONE: ReadonlySet<string> = new Set();

/** Which rows of a list are chosen. A range goes from the row that was touched last. */
export function useSelection(ids: readonly (string | null)[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(NONE);
  const [anchor, setAnchor] = useState<string | null>(null);
  const toggle = useCallback((id: string) => {
    setAnchor(id);
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);
  const extendTo = (index: number, start: number) => {
    const from = anchor === null ? start : ids.indexOf(anchor);
    const [low, high] = [Math.min(from < 0 ? start : from, index), Math.max(from < 0 ? start : from, index)];
    const range = ids.slice(low, high + 1).filter((id) => id !== null);
    if (anchor === null) setAnchor(ids[start] ?? null);
    setChosen((before) => new Set([...before, ...range]));
  };
  const clear = useCallback(() => {
    setChosen(NONE);
    setAnchor(null);
  }, []);
  const all = useMemo(() => ids.filter((id) => id !== null), [ids]);
  const chooseAll = () => setChosen(new Set(all));
  return { chosen, toggle, extendTo, clear, chooseAll, isAll: all.length > 0 && chosen.size >= all.length };
}
export type Selection = ReturnType<typeof useSelection>;
