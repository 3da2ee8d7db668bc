import type { UseInfiniteQueryResult, InfiniteData } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { EmptyState } from '../ui/empty-state';
import { PagedList } from '../ui/paged-list';
import styles from './made.module.css';

interface Props<Item> {
  title: string;
  empty: string;
  emptyHint: string;
  list: UseInfiniteQueryResult<InfiniteData<{ items: Item[] }>>;
  /** Its name, where what stands in it first does not say it. */
  nameOf?: (item: Item) => string;
  children: (item: Item) => ReactNode;
}

/** Exports, imports: what was asked for, newest first, each with how far it is. */
export function MadeList<Item extends { id: string }>(props: Props<Item>) {
  const { title, empty, emptyHint, list, nameOf, children } = props;
  return (
    <>
      <h2 className={styles.heading}>{title}</h2>
      <PagedList list={list} waiting={3} empty={<EmptyState title={empty} hint={emptyHint} />}>
        {(items) => (
          <ul className={styles.list} aria-label={title}>
            {items.map((item) => (
              <li key={item.id} className={styles.row} aria-label={nameOf?.(item)}>
                {children(item)}
              </li>
            ))}
          </ul>
        )}
      </PagedList>
    </>
  );
}
