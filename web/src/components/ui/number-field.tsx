import { Input, NumberField as AriaNumberField, type NumberFieldProps } from 'react-aria-components';
import { FieldFrame, type FieldWords } from './field-frame';
import styles from './field.module.css';

type Props = FieldWords & Omit<NumberFieldProps, 'className' | 'children'>;

/** A number, written as the language writes it. */
export function NumberField({ label, hint, fault, ...rest }: Props) {
  return (
    <AriaNumberField {...rest} isInvalid={fault !== undefined || rest.isInvalid} className={styles.field}>
      <FieldFrame {...{ label, hint, fault }}>
        <Input className={styles.input} />
      </FieldFrame>
    </AriaNumberField>
  );
}
