import type { ReactNode } from 'react';
import { Label, Radio as AriaRadio, RadioGroup as AriaRadioGroup, type RadioGroupProps } from 'react-aria-components';
import styles from './radio-group.module.css';

interface Props extends Omit<RadioGroupProps, 'className' | 'children'> {
  label: string;
  children: ReactNode;
}

/** One choice among a few that are all in view. */
export function RadioGroup({ label, children, ...rest }: Props) {
  return (
    <AriaRadioGroup {...rest} className={styles.group}>
      <Label className={styles.label}>{label}</Label>
      {children}
    </AriaRadioGroup>
  );
}

export function Radio({ value, children }: { value: string; children: ReactNode }) {
  return (
    <AriaRadio value={value} className={styles.radio}>
      <span className={styles.dot} aria-hidden="true" />
      <span>{children}</span>
    </AriaRadio>
  );
}
