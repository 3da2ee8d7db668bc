import { Input, TextField as AriaTextField, type TextFieldProps } from 'react-aria-components';
import { FieldFrame, type FieldWords } from './field-frame';
import styles from './field.module.css';

type Props = FieldWords & Omit<TextFieldProps, 'className' | 'children'>;

/** One line of text with its label, a hint, and what is wrong with it. */
export function TextField({ label, hint, fault, ...rest }: Props) {
  return (
    <AriaTextField {...rest} isInvalid={fault !== undefined || rest.isInvalid} className={styles.field}>
      <FieldFrame {...{ label, hint, fault }}>
        <Input className={styles.input} />
      </FieldFrame>
    </AriaTextField>
  );
}
