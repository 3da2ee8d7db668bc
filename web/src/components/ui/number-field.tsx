import {
  FieldError,
  Input,
  Label,
  NumberField as AriaNumberField,
  type NumberFieldProps,
  Text,
} from 'react-aria-components';
import styles from './text-field.module.css';

interface Props extends Omit<NumberFieldProps, 'className' | 'children'> {
  label: string;
  hint?: string;
  fault?: string;
}

/** A number, written as the language writes it. */
export function NumberField({ label, hint, fault, ...rest }: Props) {
  return (
    <AriaNumberField {...rest} isInvalid={fault !== undefined || rest.isInvalid} className={styles.field}>
      <Label className={styles.label}>{label}</Label>
      <Input className={styles.input} />
      {hint !== undefined && (
        <Text slot="description" className={styles.hint}>
          {hint}
        </Text>
      )}
      <FieldError className={styles.fault}>{fault}</FieldError>
    </AriaNumberField>
  );
}
