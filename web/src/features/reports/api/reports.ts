import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../../lib/api-client';
import type { ReportFilter } from '../../../lib/report-filter';

export type Report = Schemas['SealedVerdictReport'];

/** Published reports that a filter names, newest first, page by page. */
export const reportsQuery = ({ all, ...filter }: ReportFilter) =>
  infiniteQueryOptions({
    queryKey: ['reports', 'list', { all, ...filter }],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      data(
        api.GET('/api/v1/reports', {
          params: { query: { ...filter, current: all ? 'false' : 'true', limit: 30, cursor: pageParam } },
          signal,
        }),
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

/** Where a report can be had for programs and on paper. JSON-LD is there only while it stands. */
export function filesOf({
  number,
  standing,
}: Pick<Report, 'number' | 'standing'>): readonly (readonly [string, string])[] {
  const stands = standing === 'current' || standing === 'archived';
  const file = (extension: string) => `/api/v1/reports/${number}.${extension}`;
  return [
    ['PDF', file('pdf')],
    ['JSON', file('json')],
    ...(stands ? [['JSON-LD', file('jsonld')] as const] : []),
    ['CSV', file('csv')],
  ];
}
