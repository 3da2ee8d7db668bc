import { FieldError, Input, Label, Text, TextField as AriaTextField, type TextFieldProps } from 'react-aria-components';
import styles from './text-field.module.css';

interface Props extends Omit<TextFieldProps, 'className' | 'children'> {
  label: string;
  hint?: string;
  fault?: string;
}

/** One line of text with its label, a hint, and what is wrong with it. */
export function TextField({ label, hint, fault, ...rest }: Props) {
  return (
    <AriaTextField {...rest} isInvalid={fault !== undefined || rest.isInvalid} className={styles.field}>
      <Label className={styles.label}>{label}</Label>
      <Input className={styles.input} />
      {hint !== undefined && (
        <Text slot="description" className={styles.hint}>
          {hint}
        </Text>
      )}
      <FieldError className={styles.fault}>{fault}</FieldError>
    </AriaTextField>
  );
}
