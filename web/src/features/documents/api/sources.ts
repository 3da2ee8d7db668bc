import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, type Schemas } from '../../../lib/api-client';

export type Source = Schemas['Source'];

export type SourceWatchAct =
  | { act: 'set'; intervalMinutes: number; paused: boolean; version: number | null }
  | { act: 'remove' | 'pause' | 'resume' };

/** Watches all documents of a source, or changes how. */
export function useWatchSource(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (act: SourceWatchAct) => {
      const path = { id };
      switch (act.act) {
        case 'set': {
          const { intervalMinutes, paused, version } = act;
          const header = version === null ? {} : { 'If-Match': `"${version}"` };
          await api.PUT('/api/v1/sources/{id}/watch', {
            params: { path, header },
            body: { intervalMinutes, paused },
          });
          return;
        }
        case 'remove':
          await api.DELETE('/api/v1/sources/{id}/watch', { params: { path } });
          return;
        case 'pause':
          await api.POST('/api/v1/sources/{id}/watch/pause', { params: { path } });
          return;
        case 'resume':
          await api.POST('/api/v1/sources/{id}/watch/resume', { params: { path } });
      }
    },
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['sources'] }),
        queries.invalidateQueries({ queryKey: ['watches'] }),
      ]),
  });
}
