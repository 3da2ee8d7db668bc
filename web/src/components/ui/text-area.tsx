import { TextArea as AriaTextArea, TextField, type TextFieldProps } from 'react-aria-components';
import { FieldFrame, type FieldWords } from './field-frame';
import styles from './field.module.css';

type Props = FieldWords & Omit<TextFieldProps, 'className' | 'children'> & { rows?: number };

/** Text of several lines; it grows with what is written. */
export function TextArea({ label, hint, fault, rows = 3, ...rest }: Props) {
  return (
    <TextField {...rest} isInvalid={fault !== undefined || rest.isInvalid} className={styles.field}>
      <FieldFrame {...{ label, hint, fault }}>
        <AriaTextArea className={styles.area} rows={rows} dir="auto" />
      </FieldFrame>
    </TextField>
  );
}
