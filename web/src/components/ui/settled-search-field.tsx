import { useSettledText } from '../../lib/use-settled-text';
import { SearchField } from './search-field';

interface Props {
  label: string;
  value: string;
  /** Told what was typed, once somebody has stopped typing. */
  onSettle: (value: string) => void;
}

/** Looks for words when somebody has stopped typing. */
export function SettledSearchField({ label, value, onSettle }: Props) {
  const [typed, setTyped] = useSettledText(value, onSettle);
  return <SearchField label={label} value={typed} onChange={setTyped} />;
}
