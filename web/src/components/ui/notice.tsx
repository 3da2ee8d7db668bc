import type { ReactNode } from 'react';
import styles from './notice.module.css';

interface Props {
  tone?: 'plain' | 'warn' | 'bad' | 'good' | 'accent';
  title?: ReactNode;
  /** What one can do about it. */
  actions?: ReactNode;
  children?: ReactNode;
}

/** Something to know before going on. */
export function Notice({ tone = 'plain', title, actions, children }: Props) {
  return (
    <div className={`${styles.notice} ${styles[tone]}`}>
      <div className={styles.words}>
        {title !== undefined && <p className={styles.title}>{title}</p>}
        {children}
      </div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
