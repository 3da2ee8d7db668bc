import type { ReactNode } from 'react';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { SkeletonRows } from '../../../components/ui/skeleton';

interface Props<Data> {
  query: { data: Data | undefined; error: Error | null; refetch: () => unknown };
  children: (data: Data) => ReactNode;
}

/** What was asked for, or its outline, or why it did not come. */
export function Loaded<Data>({ query: { data, error, refetch }, children }: Props<Data>) {
  if (data !== undefined) return children(data);
  return error ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : <SkeletonRows rows={4} />;
}
