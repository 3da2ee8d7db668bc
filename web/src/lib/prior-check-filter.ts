import { dayOf, searchOf, texts } from './search-parameters.js';

/** Reads a filter of earlier checks out of an address; days are those on which they came out. */
export const priorCheckFilterOf = searchOf({
  ...texts('q', 'publisher', 'rating', 'language'),
  from: dayOf,
  to: dayOf,
});

export type PriorCheckFilter = ReturnType<typeof priorCheckFilterOf>;
