import { useId } from 'react';
import fieldStyles from './text-field.module.css';

interface Props {
  label: string;
  /** ISO 8601; null: none. */
  value: string | null;
  onChange: (moment: string | null) => void;
}

/** As the browser's control wants it: the person's own clock, without a zone. */
function local(iso: string | null): string {
  if (iso === null) return '';
  const date = new Date(iso);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** A day and time in the person's zone: the browser's own control. */
export function MomentField({ label, value, onChange }: Props) {
  const id = useId();
  return (
    <span className={fieldStyles.field}>
      <label htmlFor={id} className={fieldStyles.label}>
        {label}
      </label>
      <input
        id={id}
        type="datetime-local"
        className={fieldStyles.input}
        value={local(value)}
        onChange={({ target }) => onChange(target.value === '' ? null : new Date(target.value).toISOString())}
      />
    </span>
  );
}
