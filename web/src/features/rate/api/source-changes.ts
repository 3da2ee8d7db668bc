import { queryOptions } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../../lib/api-client';
import type { DiffPiece } from '../draft/word-diff';
import type { Assignment } from './assignment';

type Diff = Schemas['DocumentVersionDiff'];
type Block = Diff['blocks'][number];

/** What became of a source since somebody began to rate: each changed passage, word by word. */
export interface SourceChanges {
  from: number;
  to: number;
  passages: { kind: Exclude<Block['kind'], 'same' | 'moved'>; pieces: DiffPiece[] }[];
}

/** The newest versions are enough: a rating is open for days. */
const VERSIONS = 50;

/** Compares the version that was newest when the person began with the one that is shown now. Null: it is the same one. */
export const sourceChangesQuery = ({ claim: { documentId }, context, startedAt, createdAt }: Assignment) =>
  queryOptions({
    queryKey: ['document', documentId, 'changes', startedAt ?? createdAt, context.versionNumber],
    staleTime: Infinity,
    queryFn: async ({ signal }): Promise<SourceChanges | null> => {
      const began = Date.parse(startedAt ?? createdAt);
      const path = { id: documentId };
      const { items } = await data(
        api.GET('/api/v1/documents/{id}/versions', { params: { path, query: { limit: VERSIONS } }, signal }),
      );
      const before = items.filter(({ obtainedAt }) => Date.parse(obtainedAt) <= began).map(({ number }) => number);
      const [from, to] = [Math.max(1, ...before), context.versionNumber];
      if (from >= to) return null;
      const params = { path: { id: documentId, n: from, m: to } };
      const [diff, older, newer] = await Promise.all([
        data(api.GET('/api/v1/documents/{id}/versions/{n}/diff/{m}', { params, signal })),
        textOf(documentId, from, signal),
        textOf(documentId, to, signal),
      ]);
      return { from, to, passages: diff.blocks.flatMap((block) => passageOf(block, older, newer)) };
    },
  });

const textOf = async (id: string, number: number, signal: AbortSignal): Promise<string> =>
  (await data(api.GET('/api/v1/documents/{id}/versions/{number}', { params: { path: { id, number } }, signal }))).text;

function passageOf({ kind, old, new: now, words }: Block, older: string, newer: string): SourceChanges['passages'] {
  const cut = (text: string, span: Block['old']): string => (span ? text.slice(span.start, span.end) : '');
  if (kind === 'removed') return [{ kind, pieces: [{ kind, text: cut(older, old) }] }];
  if (kind === 'added') return [{ kind, pieces: [{ kind, text: cut(newer, now) }] }];
  if (kind !== 'edited') return [];
  const pieces = (words ?? []).map((word) => ({
    kind: word.kind,
    text: word.kind === 'removed' ? cut(older, word.old) : cut(newer, word.new),
  }));
  return [{ kind, pieces }];
}
