import { useId } from 'react';
import fieldStyles from './field.module.css';

interface Props {
  label: string;
  /** `YYYY-MM-DDTHH:mm` of the person's own clock, or `YYYY-MM-DD` for a day; empty when there is none. */
  value: string;
  onChange: (value: string) => void;
  /** A day alone. */
  isDay?: boolean;
  hint?: string;
}

/** A moment or a day: the browser's own control, which every device knows how to show. */
export function DateTimeField({ label, value, onChange, isDay = false, hint }: Props) {
  const id = useId();
  const hintId = `${id}-hint`;
  return (
    <div className={fieldStyles.field}>
      <label htmlFor={id} className={fieldStyles.label}>
        {label}
      </label>
      <input
        id={id}
        type={isDay ? 'date' : 'datetime-local'}
        className={fieldStyles.input}
        value={value}
        aria-describedby={hint === undefined ? undefined : hintId}
        onChange={({ target }) => onChange(target.value)}
      />
      {hint !== undefined && (
        <span id={hintId} className={fieldStyles.hint}>
          {hint}
        </span>
      )}
    </div>
  );
}
