import { dayOf, textOf } from './report-filter';

export const INSIGHT_VIEWS = ['work', 'people', 'verdicts', 'agreement'] as const;
export const AGREEMENT_SCOPES = ['all', 'month', 'source', 'topic', 'language', 'pair'] as const;
export const PERIODS = ['day', 'week', 'month'] as const;

/** What the page of figures shows, as in its address. Days are the person's own; both ends are in the period. */
export interface InsightSearch {
  view?: (typeof INSIGHT_VIEWS)[number];
  from?: string;
  to?: string;
  by?: (typeof PERIODS)[number];
  topic?: string;
  sourceId?: string;
  schemeKey?: string;
  language?: string;
  scope?: (typeof AGREEMENT_SCOPES)[number];
  reviewerId?: string;
}

const among =
  <Choice extends string>(choices: readonly Choice[]) =>
  (value: unknown): Choice | undefined =>
    choices.find((choice) => choice === value);

const READ = {
  view: among(INSIGHT_VIEWS),
  from: dayOf,
  to: dayOf,
  by: among(PERIODS),
  topic: textOf,
  sourceId: textOf,
  schemeKey: textOf,
  language: textOf,
  scope: among(AGREEMENT_SCOPES),
  reviewerId: textOf,
} as const satisfies { [Name in keyof InsightSearch]-?: (value: unknown) => InsightSearch[Name] };

/** Reads an address; what it does not know is left out. */
export const insightSearchOf = (search: Readonly<Record<string, unknown>>): InsightSearch =>
  Object.fromEntries(
    Object.entries(READ).flatMap(([name, read]) => {
      const value = read(search[name]);
      return value === undefined ? [] : [[name, value]];
    }),
  );
