import { useId } from 'react';
import { Pattern } from './pattern';
import styles from './charts.module.css';

/** What each colour and pattern stands for, in the order of the series. */
export function Legend({ names }: { names: readonly string[] }) {
  const id = useId();
  return (
    <ul className={styles.legend} aria-hidden="true">
      {names.map((name, index) => (
        <li key={name}>
          <svg width="16" height="16">
            <defs>
              <Pattern id={`${id}-${index}`} index={index} />
            </defs>
            <rect width="16" height="16" rx="3" fill={`url(#${id}-${index})`} />
          </svg>
          <bdi>{name}</bdi>
        </li>
      ))}
    </ul>
  );
}
