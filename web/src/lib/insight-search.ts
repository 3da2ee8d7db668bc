import { dayOf, oneOf, searchOf, texts } from './search-parameters.js';

export const INSIGHT_VIEWS = ['work', 'people', 'verdicts', 'agreement'] as const;
export const AGREEMENT_SCOPES = ['all', 'month', 'source', 'topic', 'language', 'pair'] as const;
export const PERIODS = ['day', 'week', 'month'] as const;

/** Reads the address of the page of figures. Days are the person's own; both ends are in the period. */
export const insightSearchOf = searchOf({
  ...texts('topic', 'sourceId', 'schemeKey', 'language', 'reviewerId'),
  view: oneOf(...INSIGHT_VIEWS),
  from: dayOf,
  to: dayOf,
  by: oneOf(...PERIODS),
  scope: oneOf(...AGREEMENT_SCOPES),
});

/** What the page of figures shows. */
export type InsightSearch = ReturnType<typeof insightSearchOf>;
