import { Check, Minus } from 'lucide-react';
import { Checkbox as AriaCheckbox, type CheckboxProps } from 'react-aria-components';
import styles from './checkbox.module.css';

interface Props extends Omit<CheckboxProps, 'className' | 'children'> {
  children?: React.ReactNode;
}

/** A box to tick, with its label; give `aria-label` when there is none to show. */
export function Checkbox({ children, ...rest }: Props) {
  return (
    <AriaCheckbox {...rest} className={styles.checkbox}>
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className={styles.box} aria-hidden="true">
            {isIndeterminate ? <Minus size={14} /> : isSelected && <Check size={14} />}
          </span>
          {children}
        </>
      )}
    </AriaCheckbox>
  );
}
