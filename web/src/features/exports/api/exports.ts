import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { api, data, type Schemas } from '../../../lib/api-client';
import { newIdempotencyKey } from '../../../lib/idempotency-key';
import type { ReportFilter } from '../../../lib/report-filter';

export type Export = Schemas['Export'];
export type ExportFormat = Export['format'];
export type ExportState = Export['state'];
type CreateExport = Schemas['CreateExport'];

export const FORMATS = [
  'csv',
  'xlsx',
  'pdf',
  'json',
  'jsonld',
  'html',
  'md',
  'research',
] as const satisfies ExportFormat[];

/** The exports of the desk, newest first. */
export const exportsQuery = infiniteQueryOptions({
  queryKey: ['exports', 'list'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) =>
    data(api.GET('/api/v1/exports', { params: { query: { limit: 20, cursor: pageParam } }, signal })),
  getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
});

/** Which reports go into an export: a filter, ticked ones, or those of an earlier export. */
export type Selection = { filter: ReportFilter } | { numbers: readonly number[] } | { snapshotId: string };

/** How many reports a filter or selection names now, and what fits into a file of each format. */
export const previewQuery = (selection: Exclude<Selection, { snapshotId: string }>) =>
  queryOptions({
    queryKey: ['exports', 'preview', selection],
    queryFn: ({ signal }) =>
      data(api.GET('/api/v1/exports/preview', { params: { query: previewOf(selection) }, signal })),
    placeholderData: keepPreviousData,
  });

function previewOf(selection: Exclude<Selection, { snapshotId: string }>) {
  if ('numbers' in selection) return { numbers: selection.numbers.join(',') };
  const { all, ...filter } = selection.filter;
  return { ...filter, all: all ? ('true' as const) : ('false' as const) };
}

/** One export: the one whose reports are taken again. */
export const exportQuery = (id: string) =>
  queryOptions({
    queryKey: ['exports', id],
    queryFn: ({ signal }) => data(api.GET('/api/v1/exports/{id}', { params: { path: { id } }, signal })),
  });

export interface Order {
  format: ExportFormat;
  selection: Selection;
  bom: boolean;
}

const bodyOf = ({ format, selection, bom }: Order): CreateExport => ({
  format,
  options: { bom: bom && format === 'csv' },
  ...('filter' in selection ? { filter: { ...selection.filter, all: selection.filter.all === true } } : {}),
  ...('numbers' in selection ? { numbers: [...selection.numbers] } : {}),
  ...('snapshotId' in selection ? { snapshotId: selection.snapshotId } : {}),
});

const keyed = () => ({ 'Idempotency-Key': newIdempotencyKey() });

export function useMakeExport() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (order: Order) =>
      data(api.POST('/api/v1/exports', { params: { header: keyed() }, body: bodyOf(order) })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['exports'] }),
  });
}

/** Ends, repeats or removes an export. */
export function useExportAct(act: 'cancel' | 'retry' | 'remove') {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (id: string) => {
      const path = { id };
      if (act === 'remove') await api.DELETE('/api/v1/exports/{id}', { params: { path } });
      else await api.POST(`/api/v1/exports/{id}/${act}`, { params: { path, header: keyed() } });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['exports'] }),
  });
}
