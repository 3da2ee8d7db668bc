import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../../lib/api-client';
import type { InsightSearch } from '../../../lib/insight-search';

export type AgreementGroup = Schemas['AgreementGroup'];
export type Figure = Schemas['AgreementFigure'];
export type Reason = NonNullable<Figure['reason']>;
export type PublishedScheme = Schemas['PublishedScheme'];
export type Scope = NonNullable<InsightSearch['scope']>;

/** A period in the person's days: both in it. */
export interface Days {
  from: string;
  to: string;
}

/** From the first moment of the first day to the first moment after the last, in the person's zone. */
export function spanOf({ from, to }: Days): { from: string; to: string } {
  const end = new Date(`${to}T00:00:00`);
  end.setDate(end.getDate() + 1);
  return { from: new Date(`${from}T00:00:00`).toISOString(), to: end.toISOString() };
}

const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

export const throughputQuery = (days: Days, by: NonNullable<InsightSearch['by']>) =>
  queryOptions({
    queryKey: ['stats', 'throughput', days, by],
    queryFn: async ({ signal }) => {
      const query = { ...spanOf(days), by, timeZone };
      return (await data(api.GET('/api/v1/stats/throughput', { params: { query }, signal }))).items;
    },
  });

export const stagesQuery = (days: Days) =>
  queryOptions({
    queryKey: ['stats', 'stages', days],
    queryFn: async ({ signal }) =>
      (await data(api.GET('/api/v1/stats/stages', { params: { query: spanOf(days) }, signal }))).items,
  });

export const ageingQuery = queryOptions({
  queryKey: ['stats', 'ageing'],
  queryFn: async ({ signal }) => (await data(api.GET('/api/v1/stats/ageing', { signal }))).items,
});

export const workloadQuery = queryOptions({
  queryKey: ['stats', 'workload'],
  queryFn: async ({ signal }) => (await data(api.GET('/api/v1/stats/workload', { signal }))).items,
});

export const goldQuery = (days: Days) =>
  queryOptions({
    queryKey: ['stats', 'gold', days],
    queryFn: async ({ signal }) =>
      (await data(api.GET('/api/v1/stats/gold', { params: { query: spanOf(days) }, signal }))).items,
  });

type Narrowed = Pick<InsightSearch, 'topic' | 'sourceId' | 'schemeKey'>;

/** Figures of what is published; days of the period are those of UTC. */
export const publishedQuery = (days: Days, { topic, sourceId, schemeKey }: Narrowed) =>
  queryOptions({
    queryKey: ['stats', 'published', days, { topic, sourceId, schemeKey }],
    queryFn: ({ signal }) =>
      data(api.GET('/api/v1/stats/published', { params: { query: { ...days, topic, sourceId, schemeKey } }, signal })),
  });

type Raters = Pick<InsightSearch, 'topic' | 'sourceId' | 'language'> & { scope: Scope; reviewerId: string | undefined };

/** How far raters agree, group by group. */
export const agreementQuery = (days: Days, { scope, reviewerId, ...filter }: Raters) =>
  infiniteQueryOptions({
    queryKey: ['agreement', 'groups', days, { scope, reviewerId, ...filter }],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) => {
      const pair = scope === 'pair' ? { reviewerId } : {};
      const query = { ...spanOf(days), ...filter, scope, ...pair, limit: 24, cursor };
      return data(api.GET('/api/v1/agreement', { params: { query }, signal }));
    },
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    enabled: scope !== 'pair' || reviewerId !== undefined,
  });

/** Everybody who rates, with how far each agrees with verdicts and peers, by name. */
export const reviewersQuery = (days: Days) =>
  infiniteQueryOptions({
    queryKey: ['agreement', 'reviewers', days],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) =>
      data(
        api.GET('/api/v1/agreement/reviewers', { params: { query: { ...spanOf(days), limit: 50, cursor } }, signal }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
