import type { ReactNode } from 'react';
import styles from './kbd.module.css';

/** A key, as printed on the keyboard. Screen readers get keys from `aria-keyshortcuts`, not from here. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd aria-hidden="true" className={styles.key}>
      {children}
    </kbd>
  );
}
