import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';
import styles from './field.module.css';

/** What every field of the kit says around its control. */
export interface FieldWords {
  label: string;
  hint?: string;
  fault?: string;
}

/** The label before a control, and after it a hint and what is wrong. Stands in a field of react-aria. */
export function FieldFrame({ label, hint, fault, children }: FieldWords & { children: ReactNode }) {
  return (
    <>
      <Label className={styles.label}>{label}</Label>
      {children}
      {hint !== undefined && (
        <Text slot="description" className={styles.hint}>
          {hint}
        </Text>
      )}
      <FieldError className={styles.fault}>{fault}</FieldError>
    </>
  );
}
