import type { ReactNode } from 'react';
import styles from './badge.module.css';

export type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'accent';

/** A word on the state of something. Colour never says it alone. */
export function Badge({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`${styles.badge} ${styles[tone]}`}>{children}</span>;
}
