import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorPanel } from './error-panel';
import { MoreRows } from './more-rows';
import { SkeletonRows } from './skeleton';

interface Props<Item> {
  list: UseInfiniteQueryResult<InfiniteData<{ items: Item[] }>>;
  /** What is said when there is nothing, and what to do then. */
  empty: ReactNode;
  /** Rows that stand for the list while it is loading. */
  waiting?: number;
  children: (items: Item[]) => ReactNode;
}

/** A list that comes page by page: while it is loading, when it failed, when it is empty, and when there is more. */
export function PagedList<Item>({ list, empty, waiting, children }: Props<Item>) {
  if (list.isPending) return <SkeletonRows rows={waiting} />;
  if (list.isError) return <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />;
  const items = list.data.pages.flatMap((page) => page.items);
  if (items.length === 0) return empty;
  return (
    <>
      {children(items)}
      <MoreRows list={list} />
    </>
  );
}
