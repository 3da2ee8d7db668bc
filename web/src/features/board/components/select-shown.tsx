import { Checkbox } from '../../../components/ui/checkbox';
import type { Selection } from './use-selection';

/** Chooses every claim that is shown, or none; half-ticked where some are. */
export function SelectShown({ selection, label }: { selection: Selection; label: string }) {
  return (
    <Checkbox
      isSelected={selection.isAll}
      isIndeterminate={selection.chosen.size > 0 && !selection.isAll}
      onChange={(all) => (all ? selection.chooseAll() : selection.clear())}
    >
      {label}
    </Checkbox>
  );
}
