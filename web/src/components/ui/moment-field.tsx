import { localMinute } from '../../lib/local-minute';
import { DateTimeField } from './date-time-field';

interface Props {
  label: string;
  /** ISO 8601; null: none. */
  value: string | null;
  onChange: (moment: string | null) => void;
}

/** A day and time in the person's zone. */
export function MomentField({ label, value, onChange }: Props) {
  return (
    <DateTimeField
      label={label}
      value={value === null ? '' : localMinute(new Date(value))}
      onChange={(written) => onChange(written === '' ? null : new Date(written).toISOString())}
    />
  );
}
