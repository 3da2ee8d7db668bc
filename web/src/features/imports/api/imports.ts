import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../../lib/api-client';
import { upload } from '../../../lib/upload';

export type Import = Schemas['Import'];
export type ImportRow = Schemas['ImportRow'];
export type ImportKind = NonNullable<Import['kind']>;
export type Outcome = ImportRow['outcome'];

export const KINDS = [
  'CLAIMREVIEW_PAGE',
  'CLAIMREVIEW_JSON',
  'CLAIMREVIEW_CSV',
  'DESK_REPORTS',
  'DOCUMENTS_CSV',
  'DOCUMENTS_JSONL',
  'DOCUMENTS_ZIP',
] as const satisfies ImportKind[];
export const OUTCOMES = ['CREATED', 'UPDATED', 'UNCHANGED', 'DUPLICATE', 'REFUSED'] as const satisfies Outcome[];

/** Which rows of an import: of one outcome, or those with warnings. */
export type RowFilter = Outcome | 'WARNED' | undefined;

/** The imports of the desk, newest first. */
export const importsQuery = infiniteQueryOptions({
  queryKey: ['imports', 'list'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) =>
    data(api.GET('/api/v1/imports', { params: { query: { limit: 20, cursor: pageParam } }, signal })),
  getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
});

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', id],
    queryFn: ({ signal }) => data(api.GET('/api/v1/imports/{id}', { params: { path: { id } }, signal })),
  });

/** What became of the rows, in the order of the file. */
export const importRowsQuery = (id: string, filter: RowFilter) =>
  infiniteQueryOptions({
    queryKey: ['imports', id, 'rows', filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) => {
      const query = { limit: 100, cursor, ...rowsOf(filter) };
      return data(api.GET('/api/v1/imports/{id}/rows', { params: { path: { id }, query }, signal }));
    },
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

const rowsOf = (filter: RowFilter) =>
  filter === undefined ? {} : filter === 'WARNED' ? { warned: 'true' as const } : { outcome: filter };

export interface Order {
  /** What is sent, or the address it is fetched from. */
  from: { file: File } | { url: string };
  kind: ImportKind | undefined;
  licence: string;
  dryRun: boolean;
}

interface Sending {
  onProgress: (percent: number) => void;
  signal: AbortSignal;
}

/** Puts a file or an address in; answers as soon as the desk has the bytes. */
export function useStartImport() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ order, sending }: { order: Order; sending: Sending }) => start(order, sending),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['imports', 'list'] }),
  });
}

function start({ from, kind, licence, dryRun }: Order, sending: Sending): Promise<Import> {
  const fields = { ...(kind ? { kind } : {}), ...(licence.trim() ? { licence: licence.trim() } : {}) };
  if ('url' in from) {
    const query = { dryRun: dryRun ? ('true' as const) : ('false' as const) };
    return data(api.POST('/api/v1/imports', { params: { query }, body: { url: from.url, ...fields } }));
  }
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', from.file);
  return upload<Import>({ path: `/api/v1/imports?dryRun=${dryRun}`, form, ...sending });
}

/** Ends an import; what is in stays. */
export function useCancelImport() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.POST('/api/v1/imports/{id}/cancel', { params: { path: { id } } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['imports'] }),
  });
}
