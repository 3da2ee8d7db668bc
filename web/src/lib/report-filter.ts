import { dayOf, searchOf, setOf, texts } from './search-parameters.js';

/** Reads out of an address which published reports. Days are of publication, in UTC; `all` is also what does not stand today. */
export const reportFilterOf = searchOf({
  ...texts('q', 'schemeKey', 'label', 'claimant', 'topic', 'sourceId', 'language'),
  from: dayOf,
  to: dayOf,
  all: setOf,
});

/** As in the address of a page, and as the API takes it. */
export type ReportFilter = ReturnType<typeof reportFilterOf>;

/** How many parts of a filter narrow the list, other than the words looked for. */
export const narrowings = ({ q: _, all: __, ...rest }: ReportFilter): number => Object.keys(rest).length;
