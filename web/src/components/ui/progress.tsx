import { Label, ProgressBar } from 'react-aria-components';
import styles from './progress.module.css';

interface Props {
  label: string;
  /** 0 to 100; left out while nobody knows. */
  percent?: number;
}

/** How far something has come. */
export function Progress({ label, percent }: Props) {
  return (
    <ProgressBar
      className={styles.progress}
      {...(percent === undefined ? { isIndeterminate: true } : { value: percent })}
    >
      {({ valueText }) => (
        <>
          <Label>{label}</Label>
          <span>{valueText}</span>
          <progress
            className={styles.bar}
            aria-hidden="true"
            max={100}
            {...(percent === undefined ? {} : { value: percent })}
          />
        </>
      )}
    </ProgressBar>
  );
}
