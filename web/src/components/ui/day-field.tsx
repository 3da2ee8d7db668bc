import { useId } from 'react';
import styles from './day-field.module.css';

interface Props {
  label: string;
  /** YYYY-MM-DD; empty: none. */
  value: string;
  onChange: (day: string) => void;
  min?: string | undefined;
  max?: string | undefined;
}

/** A day: the browser's own control, in the order its person writes days. */
export function DayField({ label, value, onChange, min, max }: Props) {
  const id = useId();
  return (
    <span className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        className={styles.input}
        value={value}
        min={min}
        max={max}
        onChange={({ target }) => onChange(target.value)}
      />
    </span>
  );
}
