import { Button as AriaButton, type ButtonProps } from 'react-aria-components';
import { Kbd } from './kbd';
import styles from './button.module.css';

interface Props extends Omit<ButtonProps, 'className' | 'children'> {
  tone?: 'plain' | 'main' | 'danger' | 'bare';
  /** The key that does the same, printed on the button. */
  shortcut?: string;
  children: React.ReactNode;
}

export function Button({ tone = 'plain', shortcut, children, ...rest }: Props) {
  return (
    <AriaButton {...rest} className={`${styles.button} ${styles[tone]}`}>
      {children}
      {shortcut !== undefined && <Kbd>{shortcut}</Kbd>}
    </AriaButton>
  );
}
