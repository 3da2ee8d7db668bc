import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';
import styles from './virtual-list.module.css';

interface Props<Item> {
  label: string;
  items: readonly Item[];
  keyOf: (item: Item, index: number) => string;
  /** Of a row that was not drawn yet, in pixels. */
  estimate: number;
  children: (item: Item, index: number) => ReactNode;
  /** The row that must be in view. */
  current?: number;
  /** Called near the end, when more can be fetched. */
  onEnd?: () => void;
  /** Told which rows are drawn, for lists whose rows are fetched when they come into view. */
  onRange?: (first: number, last: number) => void;
}

/** A list of any length: only what is in view is drawn, and each row may be as high as it needs. */
export function VirtualList<Item>({ label, items, keyOf, estimate, children, current, onEnd, onRange }: Props<Item>) {
  const frame = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => frame.current,
    estimateSize: () => estimate,
    getItemKey: (index) => keyOf(items[index] as Item, index),
    overscan: 8,
  });
  useEffect(() => {
    if (current !== undefined && current >= 0) rows.scrollToIndex(current, { align: 'auto' });
  }, [current, rows]);
  const drawn = rows.getVirtualItems();
  const last = drawn.at(-1)?.index ?? -1;
  useEffect(() => {
    if (last >= items.length - 10) onEnd?.();
  }, [last, items.length, onEnd]);
  const first = drawn[0]?.index ?? 0;
  useEffect(() => {
    if (last >= 0) onRange?.(first, last);
  }, [first, last, onRange]);
  return (
    // A frame that scrolls has to be reachable by keyboard.
    <div ref={frame} className={styles.frame} tabIndex={0} role="region" aria-label={label}>
      <ul style={{ height: rows.getTotalSize() }} className={styles.list}>
        {drawn.map(({ key, index, start }) => (
          <li
            key={key}
            ref={rows.measureElement}
            data-index={index}
            aria-posinset={index + 1}
            aria-setsize={items.length}
            className={styles.row}
            style={{ transform: `translateY(${start}px)` }}
          >
            {children(items[index] as Item, index)}
          </li>
        ))}
      </ul>
    </div>
  );
}
