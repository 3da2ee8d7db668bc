import type { ReactNode } from 'react';
import styles from './page-head.module.css';

interface Props {
  title: ReactNode;
  /** What the title is of: one short line. */
  hint?: ReactNode;
  /** What one can do here. */
  children?: ReactNode;
}

/** The top of a page: its title, and what one can do on it. */
export function PageHead({ title, hint, children }: Props) {
  return (
    <div className={styles.head}>
      <div>
        <h1>{title}</h1>
        {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      </div>
      {children !== undefined && <div className={styles.actions}>{children}</div>}
    </div>
  );
}
