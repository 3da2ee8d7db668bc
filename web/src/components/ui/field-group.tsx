import type { ReactNode } from 'react';
import styles from './field.module.css';

interface Props {
  legend: string;
  children: ReactNode;
}

/** Fields that answer one question together. */
export function FieldGroup({ legend, children }: Props) {
  return (
    <fieldset className={styles.group}>
      <legend>{legend}</legend>
      {children}
    </fieldset>
  );
}
