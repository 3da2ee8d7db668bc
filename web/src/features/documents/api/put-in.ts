import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../../lib/api-client';
import { newIdempotencyKey } from '../../../lib/idempotency-key';
import type { DocumentDetail } from './documents';

type Fields = Schemas['CreateDocument'];

/** What is put in: words, the address of a page, or a file; and what is known of it. */
export interface NewDocument {
  fields: Fields;
  file?: File;
}

/** Puts a document in. The same key sent twice makes one document. */
export function putIn({ fields, file }: NewDocument, key: string): Promise<DocumentDetail> {
  return data(
    api.POST('/api/v1/documents', {
      params: { header: { 'Idempotency-Key': key } },
      body: fields,
      ...(file ? { bodySerializer: () => formOf(fields, file) } : {}),
    }),
  );
}

export function usePutIn() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (document: NewDocument) => putIn(document, newIdempotencyKey()),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['documents'] }),
  });
}

function formOf(fields: object, file: File): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) form.append(name, String(value));
  form.append('file', file);
  return form;
}

/** A new text of a document: words or a file. `version` of the document keeps from writing over another's edit. */
export function useNewVersion(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ text, file, version }: { text?: string; file?: File; version: number }) =>
      data(
        api.POST('/api/v1/documents/{id}/versions', {
          params: { path: { id }, header: { 'Idempotency-Key': newIdempotencyKey(), 'If-Match': `"${version}"` } },
          body: text === undefined ? {} : { text },
          ...(file ? { bodySerializer: () => formOf({}, file) } : {}),
        }),
      ),
    onSuccess: () => documentChanged(queries, id),
  });
}

export type JobAct = 'refresh' | 'extract' | { retry: string };

/** Asks for a job: look at the page again, search for claims, or run one that failed once more. */
export function useJobAct(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (act: JobAct) => {
      const header = { 'Idempotency-Key': newIdempotencyKey() };
      if (act === 'refresh')
        return data(api.POST('/api/v1/documents/{id}/refresh', { params: { path: { id }, header } }));
      if (act === 'extract')
        return data(api.POST('/api/v1/documents/{id}/extract', { params: { path: { id }, header } }));
      const path = { id, jobId: act.retry };
      return data(api.POST('/api/v1/documents/{id}/jobs/{jobId}/retry', { params: { path, header } }));
    },
    onSuccess: () => documentChanged(queries, id),
  });
}

/** What is known of a document is asked for anew: itself, its jobs, its claims, and the lists it is in. */
export const documentChanged = (queries: QueryClient, id: string): Promise<unknown> =>
  Promise.all(
    [['document', id], ['document-jobs', id], ['claims', 'document', id], ['documents']].map((queryKey) =>
      queries.invalidateQueries({ queryKey }),
    ),
  );
