import { type ChangeEvent, useId } from 'react';
import styles from './select.module.css';

interface Props<Key extends string> {
  label: string;
  /** Key and name of each choice, in order. */
  choices: readonly (readonly [Key, string])[];
  value: Key;
  onChange: (key: Key) => void;
  /** The label is read out but not shown. */
  hideLabel?: boolean;
}

/** A short list of choices: the browser's own control, which every device knows how to show. */
export function Select<Key extends string>({ label, choices, value, onChange, hideLabel = false }: Props<Key>) {
  const id = useId();
  const choose = ({ target }: ChangeEvent<HTMLSelectElement>) => onChange(target.value as Key);
  return (
    <span className={styles.field}>
      {!hideLabel && <label htmlFor={id}>{label}</label>}
      <select
        id={id}
        aria-label={hideLabel ? label : undefined}
        className={styles.select}
        value={value}
        onChange={choose}
      >
        {choices.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </span>
  );
}
