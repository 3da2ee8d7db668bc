import type { ReactNode } from 'react';
import styles from './dialog-actions.module.css';

/** The buttons at the end of a dialog or a form: the way out first, the act last. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>;
}
