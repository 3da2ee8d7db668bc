import { useSettledText } from '../../lib/use-settled-text';
import { TextField } from './text-field';

interface Props {
  label: string;
  value: string;
  /** Told what was typed, once somebody has stopped typing. */
  onSettle: (value: string) => void;
}

/** A line of text that counts when somebody has stopped typing: for filters. */
export function SettledTextField({ label, value, onSettle }: Props) {
  const [typed, setTyped] = useSettledText(value, onSettle);
  return <TextField label={label} value={typed} onChange={setTyped} />;
}
