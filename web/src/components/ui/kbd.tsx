import type { ReactNode } from 'react';
import styles from './kbd.module.css';

interface Props {
  /** Read out too; on a button screen readers get the key from `aria-keyshortcuts` instead. */
  isRead?: boolean;
  children: ReactNode;
}

/** A key, as printed on the keyboard. */
export function Kbd({ isRead = false, children }: Props) {
  return (
    <kbd aria-hidden={!isRead} className={styles.key}>
      {children}
    </kbd>
  );
}
