import {
  FieldError,
  Label,
  Text,
  TextArea as AriaTextArea,
  TextField,
  type TextFieldProps,
} from 'react-aria-components';
import styles from './text-field.module.css';

interface Props extends Omit<TextFieldProps, 'className' | 'children'> {
  label: string;
  hint?: string;
  fault?: string;
  rows?: number;
}

/** Text of several lines; it grows with what is written. */
export function TextArea({ label, hint, fault, rows = 3, ...rest }: Props) {
  return (
    <TextField {...rest} isInvalid={fault !== undefined || rest.isInvalid} className={styles.field}>
      <Label className={styles.label}>{label}</Label>
      <AriaTextArea className={styles.area} rows={rows} dir="auto" />
      {hint !== undefined && (
        <Text slot="description" className={styles.hint}>
          {hint}
        </Text>
      )}
      <FieldError className={styles.fault}>{fault}</FieldError>
    </TextField>
  );
}
