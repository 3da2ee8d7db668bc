import type { ReactNode } from 'react';
import styles from './fact-list.module.css';

interface Props {
  facts: readonly { name: ReactNode; value: ReactNode }[];
}

/** Names of facts and what they are, one below the other. */
export function FactList({ facts }: Props) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ name, value }, index) => (
        <div key={index} className={styles.fact}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
