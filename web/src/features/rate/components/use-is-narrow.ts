import { useSyncExternalStore } from 'react';

const NARROW = '(max-width: 62rem)';

const watch = (changed: () => void): (() => void) => {
  const query = matchMedia(NARROW);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
};

/** Whether three panes have no room side by side. */
export const useIsNarrow = (): boolean => useSyncExternalStore(watch, () => matchMedia(NARROW).matches);
